/** The house: its start, and the wiring of its rooms. */
@NullMarked
package org.companion;

import org.jspecify.annotations.NullMarked;
