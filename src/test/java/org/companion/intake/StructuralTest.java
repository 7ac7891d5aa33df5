package org.companion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Examples.genes;
import static org.companion.testing.Result.SOURCE;
import static org.companion.testing.Result.about;
import static org.companion.testing.Result.asked;
import static org.companion.testing.Result.loinc;

import java.util.Arrays;
import org.companion.chart.Finding;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralTest {
    private static final String VARIANT = "69548-6";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BCR::ABL1",
                "BCR-ABL1 fusion detected",
                "BCR/ABL1 rearrangement present",
                "t(9;22)(q34.1;q11.2)",
                "Philadelphia chromosome positive",
                "ABL1-BCR fusion",
                "BCR-ABL fusion transcript identified"
            })
    void aFusionIsReadFromAnySpelling(String written) {
        assertThat(loinc(VARIANT).says(written).read()).containsExactly(bcrAbl(Presence.PRESENT));
        assertThat(asked("Fusion analysis").says(written).read()).containsExactly(bcrAbl(Presence.PRESENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BCR::ABL1 not detected",
                "No BCR-ABL1 fusion detected",
                "BCR-ABL1 negative",
                "t(9;22) not found",
                "No evidence of BCR-ABL1 rearrangement",
                "BCR-ABL1: undetectable",
                "BCR::ABL1 fusion: absent"
            })
    void aFusionThatWasNotFoundIsNeverReadAsFound(String written) {
        assertThat(asked("BCR-ABL1 fusion").says(written).read()).containsExactly(bcrAbl(Presence.ABSENT));
        assertThat(loinc("21821-4").says(written).read().stream().filter(Fusion.class::isInstance))
                .containsExactly(bcrAbl(Presence.ABSENT));
    }

    @ParameterizedTest
    @CsvSource({
        "Detected, PRESENT",
        "Positive (p210), PRESENT",
        "Not detected, ABSENT",
        "Indeterminate, INDETERMINATE",
        "Insufficient, NO_CALL"
    })
    void aFusionTestIsKnownByItsLoincCodeOrItsName(String answer, Presence presence) {
        assertThat(loinc("21821-4").says(answer).read()).contains(bcrAbl(presence));
        assertThat(asked("BCR-ABL1 fusion transcript").says(answer).read()).containsExactly(bcrAbl(presence));
    }

    @Test
    void aFusionIsReadFromAPairOfGenesInComponents() {
        var pair = loinc(VARIANT).answers("LA9633-4").part("48018-6", "BCR").part("48018-6", "ABL1");
        assertThat(pair.part("48019-4", "SO:0001565").read()).containsExactly(bcrAbl(Presence.PRESENT));
        var absent = loinc(VARIANT).answers("LA9634-2").part("48018-6", "BCR").part("48018-6", "ABL1");
        assertThat(absent.part("48019-4", "SO:0001565").read()).containsExactly(bcrAbl(Presence.ABSENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"see report", "sent out", "0.05"})
    void aFusionTestThatNobodyCanReadIsSaid(String answer) {
        assertThat(loinc("21821-4").says(answer).read())
                .anyMatch(Unreadable.class::isInstance)
                .noneMatch(Fusion.class::isInstance);
        assertThat(asked("BCR-ABL1 fusion transcript").says(answer).read())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aFusionTestWithoutResultIsNoCall() {
        assertThat(loinc("21821-4").hasNoResult().read()).containsExactly(bcrAbl(Presence.NO_CALL));
    }

    @Test
    void aMeasuredTranscriptIsThereAndNoneIsNotProofOfAbsence() {
        assertThat(asked("BCR-ABL1 fusion transcript ratio")
                        .measures("", "12.5", "%")
                        .read())
                .contains(bcrAbl(Presence.PRESENT));
        assertThat(asked("BCR-ABL1 fusion transcript ratio")
                        .measures("", "0", "%")
                        .read())
                .contains(bcrAbl(Presence.INDETERMINATE));
    }

    @ParameterizedTest
    @CsvSource({
        "ALK rearrangement detected, ALK, PRESENT",
        "ALK not rearranged, ALK, ABSENT",
        "EML4-ALK fusion detected, ALK EML4, PRESENT",
        "No ALK fusion identified, ALK, ABSENT"
    })
    void aGeneJoinedToAnyPartnerIsAFusionOfThatGene(String written, String genes, Presence presence) {
        assertThat(asked("ALK FISH").says(written).read())
                .containsExactly(new Fusion(genes(genes.split(" ")), presence, SOURCE));
    }

    @ParameterizedTest
    @CsvSource({
        "ALK rearrangement positive; ROS1 rearrangement negative, ALK PRESENT|ROS1 ABSENT",
        "'No ALK fusion detected, ROS1 fusion detected', ALK ABSENT|ROS1 PRESENT",
        "'ALK fusion negative. ROS1 fusion negative.', ALK ABSENT|ROS1 ABSENT"
    })
    void twoGenesSaidApartAreNotOneFusion(String written, String expected) {
        var fusions = Arrays.stream(expected.split("\\|"))
                .map(one -> one.split(" "))
                .<Finding>map(one -> new Fusion(genes(one[0]), Presence.valueOf(one[1]), SOURCE))
                .toList();
        assertThat(loinc(VARIANT).says(written).read()).containsExactlyInAnyOrderElementsOf(fusions);
    }

    @ParameterizedTest
    @CsvSource({"8, PRESENT", "6, PRESENT", "4, INDETERMINATE", "3, INDETERMINATE", "2, ABSENT"})
    void aNumberOfCopiesIsAnAmplificationFromSixOn(String copies, Presence presence) {
        assertThat(gain(about("MET", VARIANT)
                        .answers("LA9633-4")
                        .partMeasures("82155-3", copies, "1")
                        .read()))
                .isEqualTo(presence);
        assertThat(gain(about("MET", VARIANT)
                        .answers("LA9633-4")
                        .part("48019-4", "SO:0001742")
                        .partMeasures("82155-3", copies, "1")
                        .read()))
                .as("also where the type of the change is a gain")
                .isEqualTo(presence);
    }

    @Test
    void aGainWithoutANumberIsAsTheLaboratoryTypedIt() {
        assertThat(gain(about("MET", VARIANT).part("48019-4", "SO:0001742").read()))
                .isEqualTo(Presence.PRESENT);
        assertThat(gain(about("MET", VARIANT)
                        .answers("LA9634-2")
                        .part("48019-4", "SO:0001742")
                        .read()))
                .isEqualTo(Presence.ABSENT);
    }

    @Test
    void fewerCopiesThanTwoAreALoss() {
        assertThat(about("MET", VARIANT).partMeasures("82155-3", "1", "1").read())
                .singleElement()
                .isInstanceOfSatisfying(
                        CopyNumber.class, found -> assertThat(found.change()).isEqualTo(CopyNumber.Change.LOSS));
    }

    @ParameterizedTest
    @CsvSource({
        "MET amplification detected, PRESENT", "MET amplified, PRESENT", "MET not amplified, ABSENT",
        "No MET amplification, ABSENT", "No MET amplification detected, ABSENT", "MET amplification: negative, ABSENT"
    })
    void anAmplificationIsReadInWords(String written, Presence presence) {
        assertThat(gain(asked("MET FISH").says(written).read())).isEqualTo(presence);
    }

    @Test
    void anAmplificationTestThatNobodyCanReadIsSaid() {
        assertThat(asked("MET amplification").says("see report").read())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    private static Presence gain(java.util.List<Finding> found) {
        assertThat(found).hasSize(1);
        var copies = (CopyNumber) found.get(0);
        assertThat(copies.change()).isEqualTo(CopyNumber.Change.GAIN);
        return copies.presence();
    }

    private static Finding bcrAbl(Presence presence) {
        return new Fusion(genes("BCR", "ABL1"), presence, SOURCE);
    }
}
