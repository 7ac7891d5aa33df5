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
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Over;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which laboratory results meet a bound. */
class LaboratoryTest {
    @ParameterizedTest
    @CsvSource({
        "from, EXACTLY, 500, yes", "from, EXACTLY, 499.9, no", "above, EXACTLY, 500, no", "above, EXACTLY, 500.1, yes",
        "atMost, EXACTLY, 500, yes", "atMost, EXACTLY, 501, no", "below, EXACTLY, 500, no", "below, EXACTLY, 499, yes",
        "below, LESS, 500, yes", "below, AT_MOST, 500, open", "below, LESS, 501, open", "below, MORE, 400, open",
        "below, MORE, 500, no", "below, AT_LEAST, 500, no", "atMost, AT_MOST, 500, yes", "atMost, LESS, 500, yes",
        "atMost, MORE, 500, no", "atMost, AT_LEAST, 500, open", "from, AT_LEAST, 500, yes", "from, MORE, 500, yes",
        "from, LESS, 500, no", "from, AT_MOST, 500, open", "above, MORE, 500, yes", "above, AT_LEAST, 500, open",
        "above, AT_MOST, 500, no", "above, LESS, 400, no", "below, EXACTLY, 500.00, no", "from, EXACTLY, 5E2, yes"
    })
    void aResultMeetsABoundOnlyWhereAllThatItCanMeanDoes(String bound, Comparator sign, String value, String answer) {
        var patient = with().measured("751-8", sign, value, "/uL");
        assertThat(answer(patient, criterion(bound, Optional.empty()))).isEqualTo(answer);
    }

    @Test
    void bothBoundsMustBeMet() {
        var between = new HasLaboratory(
                new Analyte("count", Set.of("751-8"), "/uL"),
                some("500"),
                Optional.empty(),
                Optional.empty(),
                some("1000"),
                Optional.empty(),
                new Over.Newest());
        assertThat(answer(with().measured("751-8", Comparator.EXACTLY, "700", "/uL"), between))
                .isEqualTo("yes");
        assertThat(answer(with().measured("751-8", Comparator.EXACTLY, "1000", "/uL"), between))
                .isEqualTo("no");
        assertThat(answer(with().measured("751-8", Comparator.EXACTLY, "0.7", "10*9/L"), between))
                .isEqualTo("yes");
        assertThat(answer(with().measured("751-8", Comparator.LESS, "1000", "/uL"), between))
                .isEqualTo("open");
    }

    @Test
    void aUnitThatCannotBeComparedIsSaid() {
        var patient = with().measured("751-8", Comparator.EXACTLY, "400", "mg");
        assertThat(reason(patient, criterion("below", Optional.empty()))).isEqualTo(Unknown.Reason.UNIT);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23, yes", "2026-10-23, yes", "2026-10-22, open", "2020-01-01, open", "'', open"})
    void aResultThatIsTooOldOrOfNoDayIsNotKnown(String date, String answer) {
        var patient = with().on(date).measured("751-8", Comparator.EXACTLY, "400", "/uL");
        assertThat(answer(patient, criterion("below", Optional.of(31)))).isEqualTo(answer);
    }

    @Test
    void theNewestResultCountsAndOfOneDayTheWorst() {
        var recovered = with().on("2026-11-01")
                .measured("751-8", Comparator.EXACTLY, "400", "/uL")
                .on("2026-11-20")
                .measured("751-8", Comparator.EXACTLY, "2000", "/uL");
        assertThat(answer(recovered, criterion("below", Optional.empty()))).isEqualTo("no");
        var twice = with().measured("751-8", Comparator.EXACTLY, "2000", "/uL")
                .measured("751-8", Comparator.EXACTLY, "400", "/uL");
        assertThat(answer(twice, criterion("below", Optional.empty()))).isEqualTo("yes");
    }

    @Test
    void aResultWithoutANumberIsUnreadableAndNoneIsNotTested() {
        assertThat(reason(with().unreadable("751-8"), criterion("below", Optional.empty())))
                .isEqualTo(Unknown.Reason.UNREADABLE);
        assertThat(reason(with().measured("1-1", Comparator.EXACTLY, "1", "/uL"), criterion("below", Optional.empty())))
                .isEqualTo(Unknown.Reason.NOT_TESTED);
    }

    private static HasLaboratory criterion(String bound, Optional<Integer> days) {
        return new HasLaboratory(
                new Analyte("count", Set.of("751-8"), "/uL"),
                only(bound, "from"),
                only(bound, "above"),
                only(bound, "atMost"),
                only(bound, "below"),
                days,
                new Over.Newest());
    }

    private static Optional<BigDecimal> only(String bound, String name) {
        return bound.equals(name) ? some("500") : Optional.empty();
    }

    private static Optional<BigDecimal> some(String value) {
        return Optional.of(new BigDecimal(value));
    }

    private static String answer(Patient patient, HasLaboratory criterion) {
        var consultation = consultation(patient, criterion);
        if (!consultation.unknown().isEmpty()) {
            return "open";
        }
        return consultation.advice().isEmpty() ? "no" : "yes";
    }

    private static Unknown.Reason reason(Patient patient, HasLaboratory criterion) {
        return consultation(patient, criterion).unknown().get(0).reason();
    }

    private static Consultation consultation(Patient patient, HasLaboratory criterion) {
        var statement = about("mini:count", "clozapine")
                .when(criterion)
                .then(AVOID, STRONG)
                .made();
        var advisor = new Advisor(Knowledge.base(List.of(statement)), Examples.units());
        return patient.asked(advisor, order("clozapine"));
    }
}
