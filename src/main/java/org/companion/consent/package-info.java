/** What patients have forbidden to be shown of them, to whom, and the house's own files as such a caller may see them. */
@NullMarked
package org.companion.consent;

import org.jspecify.annotations.NullMarked;
