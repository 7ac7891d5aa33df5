package org.companion.advice;

import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.NO_CALL;
import static org.companion.advice.Unknown.Reason.UNIT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Source;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Units;

/** Answers what the newest laboratory result says. */
final class LaboratoryJudge {
    private final Chart chart;
    private final Units units;
    private final LocalDate today;

    LaboratoryJudge(Chart chart, Units units, LocalDate today) {
        this.chart = chart;
        this.units = units;
        this.today = today;
    }

    Verdict laboratory(HasLaboratory asked) {
        var results = chart.findings(Measurement.class)
                .filter(found -> found.loinc().stream().anyMatch(asked.loinc()::contains))
                .toList();
        if (results.isEmpty()) {
            return Stated.notAnswered(asked.name(), Stated.unread(chart, asked.loinc()::contains));
        }
        var newest = Stated.newest(results);
        if (!newest.stream().allMatch(found -> isFresh(asked, found.source()))) {
            return new Verdict.NotKnown(
                    asked.name(),
                    NOT_TESTED,
                    newest.stream().map(f -> grounds(asked, f)).toList());
        }
        return Verdict.any(newest.stream().map(found -> judge(asked, found)).toList());
    }

    private boolean isFresh(HasLaboratory asked, Source source) {
        return asked.withinDays()
                .map(days -> source.date()
                        .filter(date -> !date.isBefore(today.minusDays(days)))
                        .isPresent())
                .orElse(true);
    }

    private static Grounds grounds(HasLaboratory asked, Measurement found) {
        var value = found.comparator().sign() + found.value().toPlainString() + " " + found.unit()
                + found.source().date().map(date -> " (" + date + ")").orElse("");
        return Stated.of(asked.name(), value, found.source());
    }

    private Verdict judge(HasLaboratory asked, Measurement found) {
        var grounds = List.of(grounds(asked, found));
        var value = units.convert(found.value(), found.unit(), asked.unit());
        if (value.isEmpty()) {
            return new Verdict.NotKnown(asked.name(), UNIT, grounds);
        }
        return switch (within(asked, found.comparator(), value.get())) {
            case YES -> Verdict.met(grounds);
            case NO -> new Verdict.NotMet(grounds);
            case OPEN -> new Verdict.NotKnown(asked.name(), NO_CALL, grounds);
        };
    }

    private enum Answer {
        YES,
        NO,
        OPEN
    }

    /** A result such as {@code <500} is a range; it answers only where the whole range does. */
    private static Answer within(HasLaboratory asked, Measurement.Comparator comparator, BigDecimal value) {
        var low = Optional.of(value)
                .filter(v -> comparator != Measurement.Comparator.LESS && comparator != Measurement.Comparator.AT_MOST);
        var high = Optional.of(value)
                .filter(v ->
                        comparator != Measurement.Comparator.MORE && comparator != Measurement.Comparator.AT_LEAST);
        var lowOpen = comparator == Measurement.Comparator.MORE;
        var highOpen = comparator == Measurement.Comparator.LESS;
        var aboveFloor = floor(asked, low, lowOpen, high, highOpen);
        var belowCeiling = ceiling(asked, low, lowOpen, high, highOpen);
        if (aboveFloor == Answer.NO || belowCeiling == Answer.NO) {
            return Answer.NO;
        }
        return aboveFloor == Answer.YES && belowCeiling == Answer.YES ? Answer.YES : Answer.OPEN;
    }

    private static Answer floor(
            HasLaboratory asked,
            Optional<BigDecimal> low,
            boolean lowOpen,
            Optional<BigDecimal> high,
            boolean highOpen) {
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

    private static Answer ceiling(
            HasLaboratory asked,
            Optional<BigDecimal> low,
            boolean lowOpen,
            Optional<BigDecimal> high,
            boolean highOpen) {
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
