package org.companion.advice;

import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.NO_CALL;
import static org.companion.advice.Unknown.Reason.UNIT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.companion.advice.Readings.Reading;
import org.companion.advice.Span.Answer;
import org.companion.chart.Chart;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Over;
import org.companion.knowledge.Over.Direction;

/** Answers what laboratory results say: the newest, how often, for how long, or how they went. */
final class LaboratoryJudge {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Chart chart;
    private final Readings readings;
    private final LocalDate today;

    LaboratoryJudge(Chart chart, Readings readings, LocalDate today) {
        this.chart = chart;
        this.readings = readings;
        this.today = today;
    }

    Verdict laboratory(HasLaboratory asked) {
        var results = readings.of(asked.analyte());
        if (results.isEmpty()) {
            var codes = asked.analyte().loinc();
            return Stated.notAnswered(asked.analyte().name(), Stated.unread(chart, codes::contains));
        }
        if (asked.over() instanceof Over.Times times) {
            return often(asked, fresh(asked, results), times.count());
        }
        if (asked.over() instanceof Over.Lasting lasting) {
            return lasting(asked, results, lasting.days());
        }
        if (asked.over() instanceof Over.Changed changed) {
            return changed(asked, fresh(asked, results), changed);
        }
        return newest(asked, results);
    }

    private Verdict newest(HasLaboratory asked, List<Reading> results) {
        var newest = Stated.newest(results, Reading::source);
        if (!newest.stream().allMatch(found -> isFresh(asked, found))) {
            return notKnown(asked, NOT_TESTED, newest);
        }
        return Verdict.any(newest.stream().map(found -> judge(asked, found)).toList());
    }

    /** Met by so many results; those that can lie on either side keep the answer open. */
    private static Verdict often(HasLaboratory asked, List<Reading> fresh, int count) {
        if (fresh.isEmpty()) {
            return notKnown(asked, NOT_TESTED, fresh);
        }
        var met = fresh.stream().filter(one -> answer(asked, one) == Answer.YES).toList();
        if (met.size() >= count) {
            return Verdict.met(grounds(asked, met));
        }
        var open =
                fresh.stream().filter(one -> answer(asked, one) == Answer.OPEN).toList();
        return met.size() + open.size() >= count
                ? notKnown(asked, open.get(0).span().isEmpty() ? UNIT : NO_CALL, open)
                : new Verdict.NotMet(grounds(asked, fresh));
    }

    /** The newest results, back to the last that was otherwise, span the days. */
    private Verdict lasting(HasLaboratory asked, List<Reading> results, int days) {
        var now = newest(asked, results);
        if (!(now instanceof Verdict.Met)) {
            return now;
        }
        var dated = dated(results);
        var unbroken = dated.stream()
                .takeWhile(one -> answer(asked, one) == Answer.YES)
                .toList();
        if (unbroken.isEmpty()) {
            return notKnown(asked, NOT_TESTED, results);
        }
        var last = day(unbroken.get(0));
        var first = day(unbroken.get(unbroken.size() - 1));
        return ChronoUnit.DAYS.between(first, last) >= days
                ? Verdict.met(grounds(asked, List.of(unbroken.get(0), unbroken.get(unbroken.size() - 1))))
                : new Verdict.NotMet(grounds(asked, unbroken));
    }

    private static Verdict changed(HasLaboratory asked, List<Reading> fresh, Over.Changed wanted) {
        var dated = dated(fresh);
        if (dated.size() < 2) {
            return notKnown(asked, NOT_TESTED, fresh);
        }
        var ends = List.of(dated.get(dated.size() - 1), dated.get(0));
        var before = ends.get(0).span().flatMap(Span::number);
        var after = ends.get(1).span().flatMap(Span::number);
        if (before.filter(value -> value.signum() > 0).isEmpty() || after.isEmpty()) {
            return notKnown(asked, NO_CALL, ends);
        }
        var rise = after.get().subtract(before.get()).multiply(HUNDRED).divide(before.get(), MathContext.DECIMAL64);
        var change = wanted.direction() == Direction.RISEN ? rise : rise.negate();
        return change.compareTo(wanted.percent()) >= 0
                ? Verdict.met(grounds(asked, ends))
                : new Verdict.NotMet(grounds(asked, ends));
    }

    private List<Reading> fresh(HasLaboratory asked, List<Reading> results) {
        return results.stream().filter(one -> isFresh(asked, one)).toList();
    }

    private boolean isFresh(HasLaboratory asked, Reading found) {
        return Stated.isFresh(found.source(), asked.withinDays(), today);
    }

    /** The newest first. */
    private static List<Reading> dated(List<Reading> results) {
        return results.stream()
                .filter(one -> one.source().date().isPresent())
                .sorted(Comparator.comparing(LaboratoryJudge::day).reversed())
                .toList();
    }

    private static LocalDate day(Reading reading) {
        return reading.source().date().orElseThrow();
    }

    private static Verdict judge(HasLaboratory asked, Reading found) {
        if (found.span().isEmpty()) {
            return notKnown(asked, UNIT, List.of(found));
        }
        var grounds = grounds(asked, List.of(found));
        return switch (answer(asked, found)) {
            case YES -> Verdict.met(grounds);
            case NO -> new Verdict.NotMet(grounds);
            case OPEN -> notKnown(asked, NO_CALL, List.of(found));
        };
    }

    private static Answer answer(HasLaboratory asked, Reading found) {
        return found.span().map(span -> span.within(asked)).orElse(Answer.OPEN);
    }

    private static Verdict notKnown(HasLaboratory asked, Unknown.Reason reason, List<Reading> results) {
        return new Verdict.NotKnown(asked.analyte().name(), reason, grounds(asked, results));
    }

    private static List<Grounds> grounds(HasLaboratory asked, List<Reading> results) {
        return results.stream().map(one -> one.grounds(asked.analyte())).toList();
    }
}
