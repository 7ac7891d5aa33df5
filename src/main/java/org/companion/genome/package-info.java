/** The mathematics of genomes: genes, alleles, protein changes, intervals and their spellings. Values only. */
@NullMarked
package org.companion.genome;

import org.jspecify.annotations.NullMarked;
