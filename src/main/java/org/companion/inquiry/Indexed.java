package org.companion.inquiry;

import java.util.Optional;
import java.util.Set;

/**
 * All that the index keeps of one result.
 *
 * @param alleles the keys of a small variant, on every build it lies on ({@link AlleleKey})
 * @param basis ids of the Observations it is derived from
 */
public record Indexed(Entry entry, Optional<Extent> extent, Set<String> alleles, Set<Word> words, Set<String> basis) {
    public Indexed {
        alleles = Set.copyOf(alleles);
        words = Set.copyOf(words);
        basis = Set.copyOf(basis);
    }
}
