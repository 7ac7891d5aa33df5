/** How much one caller may ask in a time, at every door; and that no door starves another. */
@NullMarked
package org.companion.limits;

import org.jspecify.annotations.NullMarked;
