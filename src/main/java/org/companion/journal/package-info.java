/** The book of the house: who looked at whose data, which cards were shown, and what became of them. Plain values. */
@NullMarked
package org.companion.journal;

import org.jspecify.annotations.NullMarked;
