package org.companion.calling;

import java.util.List;
import java.util.Optional;
import org.companion.genome.Gene;

/**
 * What came of a gene.
 *
 * @param possible the pairs of alleles that fit, the best first; one name each where there is one copy
 * @param open why the first of them may not be taken for the genotype; empty where it may
 * @param missing loci that were not seen
 * @param notExcluded alleles that could be there unseen, since what tells them apart is missing
 */
public record Called(
        Gene gene, List<Diplotype> possible, Optional<Open> open, List<String> missing, List<String> notExcluded) {
    public Called {
        possible = List.copyOf(possible);
        missing = List.copyOf(missing);
        notExcluded = List.copyOf(notExcluded);
    }

    /**
     * A pair of alleles.
     *
     * @param score how many loci define the two alleles and were seen; the more, the better the pair explains them
     */
    public record Diplotype(List<String> alleles, int score) {
        public Diplotype {
            alleles = List.copyOf(alleles);
        }

        @Override
        public String toString() {
            return String.join("/", alleles);
        }
    }

    /** Why a gene has no genotype. */
    public enum Open {
        NOTHING_SEEN("none of its positions was looked at"),
        KEY_MISSING("alleles that matter could be there unseen"),
        NO_MATCH("what was found fits no pair of named alleles"),
        AMBIGUOUS("several pairs of alleles fit equally well and differ in what they mean"),
        STRUCTURAL("deletions, further copies and hybrids of the gene do not show in small variants");

        private final String words;

        Open(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The genotype, where one could be called. */
    public Optional<Diplotype> genotype() {
        return open.isPresent() ? Optional.empty() : possible.stream().findFirst();
    }
}
