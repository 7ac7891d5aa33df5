/** Laboratories' own formats: one reader each, tolerant, all giving the same report. */
@NullMarked
package org.companion.lab;

import org.jspecify.annotations.NullMarked;
