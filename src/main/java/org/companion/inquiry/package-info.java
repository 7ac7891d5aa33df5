/** The questions of the Genomics operations: what can be asked, what answers it, and where was looked. */
@NullMarked
package org.companion.inquiry;

import org.jspecify.annotations.NullMarked;
