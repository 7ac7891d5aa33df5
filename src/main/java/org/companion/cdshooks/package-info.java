/** The CDS Hooks door: discovery, services, cards and feedback. */
@NullMarked
package org.companion.cdshooks;

import org.jspecify.annotations.NullMarked;
