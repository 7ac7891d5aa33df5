package org.companion.advice;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.companion.chart.Origin;
import org.companion.genome.Gene;

/** What was assumed to answer a criterion with yes, where the results leave it open. */
sealed interface Proviso {
    /** In words, such as {@code if the activity score is 0.25 or 0.5}. */
    String words();

    /** One of the scores that the reported phenotype can have. */
    record IfScore(Gene gene, Set<String> assumed, Set<String> possible) implements Proviso {
        /** Whether it holds whichever of the scores it is. */
        boolean isCertain() {
            return assumed.containsAll(possible);
        }

        IfScore or(IfScore other) {
            var both = new TreeSet<>(assumed);
            both.addAll(other.assumed);
            return new IfScore(gene, both, possible);
        }

        @Override
        public String words() {
            var sorted = assumed.stream()
                    .sorted(Comparator.comparing(IfScore::number))
                    .toList();
            return "if the activity score is " + Wording.joined(sorted, " or ");
        }

        private static BigDecimal number(String score) {
            try {
                return new BigDecimal(score.replace("≥", ""));
            } catch (NumberFormatException noNumber) {
                return BigDecimal.ZERO;
            }
        }
    }

    /** That a change is of this origin, which the report does not tell. */
    record IfOrigin(Origin origin) implements Proviso {
        @Override
        public String words() {
            return origin == Origin.GERMLINE ? "if the change is inherited" : "if the change is the tumour's own";
        }
    }

    /** That the two changes of a gene do not lie on the same copy. */
    record IfApart(Gene gene) implements Proviso {
        @Override
        public String words() {
            return "if the changes of " + gene + " lie on different copies";
        }
    }

    /** That the germ is this one, which the result does not tell. */
    record IfGerm(String germ) implements Proviso {
        @Override
        public String words() {
            return "if the germ is " + germ;
        }
    }

    /** That a drug of which no day is told was taken so short a time ago. */
    record IfRecent(String drug, int days) implements Proviso {
        @Override
        public String words() {
            return "if " + drug + " was taken within the last " + days + " days";
        }
    }

    /** That a result which is there and cannot be used is taken for none. */
    record WhileOpen(String need) implements Proviso {
        @Override
        public String words() {
            return "as long as " + need + " is not settled";
        }
    }
}
