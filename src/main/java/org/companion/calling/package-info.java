/** From what a test saw at the positions of a pharmacogene to its alleles. Pure. */
@NullMarked
package org.companion.calling;

import org.jspecify.annotations.NullMarked;
