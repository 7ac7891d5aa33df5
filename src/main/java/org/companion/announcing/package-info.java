/** What goes out of the house: who asked to be told of what, what there is to tell, and the telling itself. */
@NullMarked
package org.companion.announcing;

import org.jspecify.annotations.NullMarked;
