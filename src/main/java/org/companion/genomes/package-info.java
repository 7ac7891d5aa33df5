/** Whole genomes: what a sequencer called in a sample, where it looked, and the port behind which both are kept. */
@NullMarked
package org.companion.genomes;

import org.jspecify.annotations.NullMarked;
