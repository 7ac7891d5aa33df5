package org.companion.store;

import java.util.Optional;

/**
 * One way to find a genomic finding again.
 *
 * @param kind what was found, such as variant or genotype
 * @param gene symbol of the gene, where known
 * @param key normal spelling of the finding, such as a diplotype or an SPDI
 * @param place where on the genome, where known
 */
public record IndexRow(String kind, Optional<String> gene, Optional<String> key, Optional<Place> place) {
    /**
     * A stretch of a contig, counted between bases: zero-based, end excluded.
     *
     * @param contig accession of the sequence
     * @param assembly name of the build
     */
    public record Place(String contig, long start, long end, String assembly) {}
}
