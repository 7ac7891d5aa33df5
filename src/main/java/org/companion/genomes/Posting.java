package org.companion.genomes;

import java.util.Comparator;

/**
 * One allele and the samples that carry it.
 *
 * @param start zero-based
 * @param deleted how many bases of the reference are replaced
 * @param samples their numbers, rising
 */
public record Posting(int start, int deleted, String inserted, int[] samples) {
    public static final Comparator<Posting> ORDER = Comparator.comparingInt(Posting::start)
            .thenComparingInt(Posting::deleted)
            .thenComparing(Posting::inserted);

    boolean isOf(Posting other) {
        return ORDER.compare(this, other) == 0;
    }
}
