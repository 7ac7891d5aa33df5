package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.knowledge.Category.AVOID;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Patient.order;
import static org.companion.testing.Patient.with;
import static org.companion.testing.Statements.about;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.chart.Person;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Analyte.Estimated;
import org.companion.knowledge.Analyte.Formula;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Over;
import org.companion.knowledge.Over.Direction;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results over time: how often, for how long, which way; ranges; what is estimated. Today is 2026-11-23. */
class OverTimeTest {
    private static final Analyte COUNT = new Analyte("count", Set.of("751-8"), "/uL");
    private static final Analyte CREATININE = new Analyte("creatinine", Set.of("2160-0"), "mg/dL");
    private static final Analyte EGFR = new Analyte(
            "eGFR",
            Set.of("33914-3"),
            "mL/min/{1.73_m2}",
            Optional.empty(),
            Optional.of(new Estimated(Formula.CKD_EPI_2021, CREATININE)));

    private static HasLaboratory below(Analyte analyte, String bound, Integer days, Over over) {
        return new HasLaboratory(
                analyte,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(bound).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.ofNullable(days),
                over);
    }

    private static Patient counts(String... dayAndValue) {
        var patient = with();
        for (var one : dayAndValue) {
            var parts = one.split(" ");
            patient = patient.on(parts[0]).measured("751-8", Comparator.EXACTLY, parts[1], "/uL");
        }
        return patient;
    }

    private static String answer(Patient patient, Criterion criterion) {
        var advisor = new Advisor(
                Knowledge.base(List.of(about("mini:one", "clozapine")
                        .when(criterion)
                        .then(AVOID, STRONG)
                        .made())),
                Examples.units());
        var consultation = advisor.advise(order("clozapine"), patient.chart());
        if (consultation.advice().stream().anyMatch(one -> one.category() == AVOID)) {
            return "yes";
        }
        return consultation.unknown().isEmpty()
                ? "no"
                : consultation.unknown().get(0).reason().code();
    }

    @Test
    void soManyResultsWithinTheTimeAreCounted() {
        var twice = below(COUNT, "500", 365, new Over.Times(2));
        assertThat(answer(counts("2026-01-01 400", "2026-06-01 450", "2026-11-01 900"), twice))
                .isEqualTo("yes");
        assertThat(answer(counts("2025-11-01 400", "2026-06-01 450", "2026-11-01 900"), twice))
                .isEqualTo("no");
        assertThat(answer(counts("2025-01-01 400"), twice)).isEqualTo("not-tested");
        var open = counts("2026-01-01 400").on("2026-02-01").measured("751-8", Comparator.LESS, "600", "/uL");
        assertThat(answer(open, twice)).isEqualTo("no-call");
        var unit = counts("2026-01-01 400").on("2026-02-01").measured("751-8", Comparator.EXACTLY, "4", "%");
        assertThat(answer(unit, twice)).isEqualTo("unit");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20, 450, 2026-11-20, 400, yes", "2026-06-20, 450, 2026-11-20, 400, no",
        "2026-05-20, 600, 2026-11-20, 400, no", "2026-05-20, 450, 2026-11-20, 600, no",
        "2026-05-24, 450, 2026-11-20, 400, yes", "2026-05-25, 450, 2026-11-20, 400, no"
    })
    void whatLastsHasToSpanTheDaysUnbroken(String first, String before, String last, String now, String answer) {
        var lasting = below(COUNT, "500", 180, new Over.Lasting(180));
        assertThat(answer(counts(first + " " + before, last + " " + now), lasting))
                .isEqualTo(answer);
    }

    @Test
    void oneResultBetweenThatWasOtherwiseBreaksWhatLasts() {
        var lasting = below(COUNT, "500", 180, new Over.Lasting(180));
        assertThat(answer(counts("2026-01-01 400", "2026-08-01 700", "2026-11-20 400"), lasting))
                .isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({
        "FALLEN, 50, 1000, 500, yes", "FALLEN, 50, 1000, 501, no", "FALLEN, 50, 1000, 2000, no",
        "RISEN, 50, 1000, 1500, yes", "RISEN, 50, 1000, 1499, no", "RISEN, 50, 1000, 500, no"
    })
    void aChangeIsFromTheOldestToTheNewestWithinTheTime(
            Direction direction, BigDecimal percent, String before, String now, String answer) {
        var changed = below(COUNT, "", 60, new Over.Changed(percent, direction));
        assertThat(answer(counts("2026-10-01 " + before, "2026-11-20 " + now), changed))
                .isEqualTo(answer);
        assertThat(answer(counts("2026-08-01 " + before, "2026-11-20 " + now), changed))
                .isEqualTo("not-tested");
    }

    @ParameterizedTest
    @CsvSource({"300, 499, yes", "300, 500, no-call", "500, 700, no", "300, 700, no-call"})
    void aRangeAnswersOnlyWhereAllOfItDoes(BigDecimal low, BigDecimal high, String answer) {
        var range = new Measurement(
                Set.of("751-8"), "count", Comparator.EXACTLY, low, Optional.of(high), "/uL", Result.SOURCE);
        assertThat(answer(with().has(range), below(COUNT, "500", null, new Over.Newest())))
                .isEqualTo(answer);
    }

    private static Patient creatinine(Patient patient, String date, String value) {
        return patient.on(date).measured("2160-0", Comparator.EXACTLY, value, "mg/dL");
    }

    private static Patient woman() {
        return with().person(new Person(Set.of(), Optional.of(Examples.TODAY.minusYears(60)), Optional.of("female")));
    }

    @Test
    void anEstimateStandsWhereNothingWasMeasuredThatDay() {
        var weak = below(EGFR, "30", 180, new Over.Newest());
        assertThat(answer(creatinine(woman(), "2026-11-20", "2.5"), weak)).isEqualTo("yes");
        assertThat(answer(creatinine(woman(), "2026-11-20", "1.2"), weak)).isEqualTo("no");
        assertThat(answer(creatinine(with(), "2026-11-20", "2.5"), weak))
                .as("nothing is known of the person")
                .isEqualTo("not-tested");
        var measuredToo = creatinine(woman(), "2026-11-20", "2.5")
                .measured("33914-3", Comparator.EXACTLY, "45", "mL/min/{1.73_m2}");
        assertThat(answer(measuredToo, weak)).isEqualTo("no");
        var measuredBefore = creatinine(
                woman().on("2026-11-01").measured("33914-3", Comparator.EXACTLY, "45", "mL/min/{1.73_m2}"),
                "2026-11-20",
                "2.5");
        assertThat(answer(measuredBefore, weak)).as("the newer counts").isEqualTo("yes");
    }

    @Test
    void moreCreatinineThanCanBeMeasuredIsLessFiltration() {
        var patient = woman().on("2026-11-20").measured("2160-0", Comparator.MORE, "2.5", "mg/dL");
        assertThat(answer(patient, below(EGFR, "30", 180, new Over.Newest()))).isEqualTo("yes");
        var less = woman().on("2026-11-20").measured("2160-0", Comparator.LESS, "2.5", "mg/dL");
        assertThat(answer(less, below(EGFR, "30", 180, new Over.Newest()))).isEqualTo("no-call");
    }
}
