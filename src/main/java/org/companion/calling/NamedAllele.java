package org.companion.calling;

import java.util.Map;

/**
 * An allele by what it carries at the loci of its gene.
 *
 * @param defined by the number of a locus the states that the allele may have there, as bits: bit 0 is the reference,
 *     bit n the locus' n-th alternative; at other loci it has the reference
 */
public record NamedAllele(String name, Map<Integer, Integer> defined) {
    static final int REFERENCE = 1;

    public NamedAllele {
        defined = Map.copyOf(defined);
    }

    int at(int locus) {
        return defined.getOrDefault(locus, REFERENCE);
    }

    /** Whether something else than the reference has to stand there. */
    boolean isChangedAt(int locus) {
        return (at(locus) & REFERENCE) == 0;
    }
}
