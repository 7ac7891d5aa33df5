package org.companion.advice;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Units;

/**
 * All that a result can mean, in the unit of what was measured: one number, or everything between two bounds.
 *
 * @param low empty: as low as can be
 * @param lowOpen whether {@code low} itself is out
 * @param high empty: as high as can be
 * @param highOpen whether {@code high} itself is out
 */
record Span(Optional<BigDecimal> low, boolean lowOpen, Optional<BigDecimal> high, boolean highOpen) {
    /** What a result answers to bounds. */
    enum Answer {
        YES,
        NO,
        /** It can lie on either side. */
        OPEN
    }

    /** Empty where the unit is missing, or measures something else. */
    static Optional<Span> of(Measurement found, Analyte analyte, Units units) {
        var value = analyte.inUnit(found.value(), found.unit(), units);
        var upTo = found.upTo().map(high -> analyte.inUnit(high, found.unit(), units));
        if (value.isEmpty() || upTo.filter(Optional::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                upTo.map(high -> new Span(value, false, high, false)).orElseGet(() -> of(found.comparator(), value)));
    }

    private static Span of(Comparator comparator, Optional<BigDecimal> value) {
        return switch (comparator) {
            case EXACTLY -> new Span(value, false, value, false);
            case LESS -> new Span(Optional.empty(), false, value, true);
            case AT_MOST -> new Span(Optional.empty(), false, value, false);
            case AT_LEAST -> new Span(value, false, Optional.empty(), false);
            case MORE -> new Span(value, true, Optional.empty(), false);
        };
    }

    /** What it can mean of a quantity that falls as this one rises. */
    Span inverse(UnaryOperator<BigDecimal> falling) {
        return new Span(high.map(falling), highOpen, low.map(falling), lowOpen);
    }

    /** The number, where it is one. */
    Optional<BigDecimal> number() {
        return low.filter(
                value -> !lowOpen && !highOpen && high.filter(value::equals).isPresent());
    }

    /** It answers only where everything it can mean does. */
    Answer within(HasLaboratory asked) {
        var aboveFloor = floor(asked);
        var belowCeiling = ceiling(asked);
        if (aboveFloor == Answer.NO || belowCeiling == Answer.NO) {
            return Answer.NO;
        }
        return aboveFloor == Answer.YES && belowCeiling == Answer.YES ? Answer.YES : Answer.OPEN;
    }

    private Answer floor(HasLaboratory asked) {
        var bound = asked.from().or(asked::above);
        if (bound.isEmpty()) {
            return Answer.YES;
        }
        var strict = asked.from().isEmpty();
        var limit = bound.get();
        if (low.filter(v -> v.compareTo(limit) > 0 || (v.compareTo(limit) == 0 && (!strict || lowOpen)))
                .isPresent()) {
            return Answer.YES;
        }
        var under = high.filter(v -> v.compareTo(limit) < 0 || (v.compareTo(limit) == 0 && (strict || highOpen)));
        return under.isPresent() ? Answer.NO : Answer.OPEN;
    }

    private Answer ceiling(HasLaboratory asked) {
        var bound = asked.atMost().or(asked::below);
        if (bound.isEmpty()) {
            return Answer.YES;
        }
        var strict = asked.atMost().isEmpty();
        var limit = bound.get();
        if (high.filter(v -> v.compareTo(limit) < 0 || (v.compareTo(limit) == 0 && (!strict || highOpen)))
                .isPresent()) {
            return Answer.YES;
        }
        var over = low.filter(v -> v.compareTo(limit) > 0 || (v.compareTo(limit) == 0 && (strict || lowOpen)));
        return over.isPresent() ? Answer.NO : Answer.OPEN;
    }
}
