package org.companion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Result.SOURCE;
import static org.companion.testing.Result.asked;
import static org.companion.testing.Result.loinc;

import java.math.BigDecimal;
import java.util.Set;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.chart.Finding.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersAndNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "Positive, positive", "HER2 positive (3+), positive", "3+, positive", "'2+, FISH amplified', positive",
        "'2+, FISH not amplified', negative", "Equivocal (2+), equivocal", "1+, low|negative",
                "negative (1+), low|negative",
        "0, negative", "Not amplified, negative"
    })
    void aMarkerIsReadByItsLoincCodeAndByItsName(String answer, String values) {
        assertThat(loinc("85319-2").says(answer).read())
                .anySatisfy(found -> assertThat(found)
                        .isEqualTo(new Biomarker("HER2", Set.of(values.split("\\|")), answer, SOURCE)));
        assertThat(asked("HER2").says(answer).read()).hasSize(1).first().isInstanceOf(Biomarker.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"see report", "ER positive PR negative", "low-ish"})
    void anAnswerThatSaysNothingOrTwoThingsOfTheMarkerIsNotGuessedFrom(String answer) {
        assertThat(asked("HER2 status").says(answer).read())
                .containsExactly(new Unreadable(Set.of("HER2"), "HER2 status", SOURCE));
    }

    @Test
    void aMarkerWithoutResultIsSaid() {
        assertThat(asked("MSI").hasNoResult().read())
                .containsExactly(new Unreadable(Set.of("MSI"), "no result", SOURCE));
    }

    @Test
    void aMarkerInNumbersIsAMeasurement() {
        assertThat(loinc("94076-7").measures("", "12", "{mutations}/{Megabase}").read())
                .containsExactly(measured("94076-7", Comparator.EXACTLY, "12", "{mutations}/{Megabase}"));
    }

    @ParameterizedTest
    @CsvSource({"'', EXACTLY", "<, LESS", "<=, AT_MOST", ">, MORE", ">=, AT_LEAST"})
    void aNumberKeepsItsComparatorAndUnit(String sign, Comparator comparator) {
        assertThat(loinc("751-8").measures(sign, "0.4", "10*9/L").read())
                .containsExactly(measured("751-8", comparator, "0.4", "10*9/L"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "ad", "sufficient", "=<"})
    void aNumberWithAComparatorThatNobodyKnowsIsSaidAndNotUsed(String sign) {
        assertThat(loinc("751-8").measures(sign, "400", "/uL").read())
                .singleElement()
                .isInstanceOfSatisfying(
                        Unreadable.class, found -> assertThat(found.about()).contains("751-8"));
    }

    @Test
    void aLaboratoryResultInWordsIsSaidToBeNoNumber() {
        assertThat(loinc("751-8").says("low").read())
                .containsExactly(new Unreadable(Set.of("751-8"), "no number", SOURCE));
    }

    @Test
    void aMeasurementInAPartIsRead() {
        assertThat(asked("Blood count").partMeasures("751-8", "400", "/uL").read())
                .containsExactly(measured("751-8", Comparator.EXACTLY, "400", "/uL"));
    }

    @Test
    void whatIsNoneOfTheHousesBusinessSaysNothing() {
        assertThat(asked("Smoking status").says("never").read()).isEmpty();
        assertThat(loinc("69548-6").read()).isEmpty();
    }

    private static Measurement measured(String loinc, Comparator comparator, String value, String unit) {
        return new Measurement(Set.of(loinc), loinc, comparator, new BigDecimal(value), unit, SOURCE);
    }
}
