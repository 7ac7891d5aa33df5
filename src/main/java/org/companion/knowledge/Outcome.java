package org.companion.knowledge;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What to do in one case of a statement.
 *
 * @param indicator overrides the loudness that category and strength give
 * @param line one line of advice in our own words
 * @param instead other ingredients to consider, the first choice first
 * @param dose share of the usual dose
 * @param test the test to order
 */
public record Outcome(
        Category category,
        Strength strength,
        Optional<Indicator> indicator,
        String line,
        List<Ingredient> instead,
        Optional<DoseShare> dose,
        Optional<String> monitor,
        Optional<LabTest> test) {
    public Outcome {
        instead = List.copyOf(instead);
    }

    /** The same, as strongly as a source recommends it. */
    public Outcome with(Strength strength) {
        return new Outcome(category, strength, indicator, line, instead, dose, monitor, test);
    }

    /** The same, said as loudly as this. */
    public Outcome at(Indicator loudness) {
        return new Outcome(category, strength, Optional.of(loudness), line, instead, dose, monitor, test);
    }

    /** The same without these drugs among those to consider. */
    public Outcome without(Collection<Ingredient> unfit) {
        var fit = instead.stream().filter(other -> !unfit.contains(other)).toList();
        return new Outcome(category, strength, indicator, line, fit, dose, monitor, test);
    }

    /** A share of the usual dose, 0 to 1, both ends included. */
    public record DoseShare(BigDecimal from, BigDecimal to) {
        /** In percent, such as {@code 25–50 %}. */
        public String percent() {
            var low = whole(from);
            var high = whole(to);
            return low.equals(high) ? high + " %" : low + "–" + high + " %";
        }

        private static String whole(BigDecimal share) {
            return share.movePointRight(2).stripTrailingZeros().toPlainString();
        }
    }
}
