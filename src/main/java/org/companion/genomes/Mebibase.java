package org.companion.genomes;

import org.companion.genome.Contig;

/**
 * A stretch of 2^20 positions of a contig, in which a block lies.
 *
 * @param block its number on the contig, from zero
 */
public record Mebibase(Contig contig, int block) {
    /** The one that a position lies in, zero-based. */
    public static Mebibase of(Contig contig, int position) {
        return new Mebibase(contig, CallBlock.of(position));
    }

    /** Its first position, zero-based. */
    public int start() {
        return block << CallBlock.SHIFT;
    }
}
