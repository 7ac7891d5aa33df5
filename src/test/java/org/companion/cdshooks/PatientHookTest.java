package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.companion.chart.Presence;
import org.companion.chart.Treatment.State;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatientHookTest {
    private static final String AVOID =
            "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor";
    private static final String OVERVIEW = "Results that bear on drugs: CYP2C19 *2/*2 (Poor Metabolizer)";

    @ParameterizedTest
    @EnumSource(
            value = Hook.class,
            names = {"PATIENT_VIEW", "ENCOUNTER_START"})
    void whatTheResultsSayOfDrugsTakenNowIsSaidWithoutInterrupting(Hook hook) {
        var taking = Patient.with().genotype("CYP2C19", "*2", "*2").took("clopidogrel", State.ACTIVE, "2026-10-01");
        assertThat(cards(hook, taking)).allSatisfy(card -> {
            assertThat(card.indicator()).isEqualTo("info");
            assertThat(card.suggestions()).isEmpty();
        });
        assertThat(cards(hook, taking)).extracting(Card::summary).containsExactly(AVOID, OVERVIEW);
    }

    @Test
    void aDrugThatWasTakenOnceIsNotSpokenOf() {
        var took = Patient.with().genotype("CYP2C19", "*2", "*2").took("clopidogrel", State.COMPLETED, "2025-10-01");
        assertThat(cards(Hook.PATIENT_VIEW, took)).extracting(Card::summary).containsExactly(OVERVIEW);
    }

    @Test
    void noTestIsAskedForWhenAChartIsOpened() {
        assertThat(cards(Hook.PATIENT_VIEW, Patient.with().took("clopidogrel", State.ACTIVE, "2026-10-01")))
                .isEmpty();
    }

    @Test
    void theOverviewNamesTheDrugsThatEachResultBearsOn() {
        var patient = Patient.with("CML").genotype("CYP2C19", "*2", "*2").allele("HLA-B", "*57:01", Presence.PRESENT);
        assertThat(cards(Hook.PATIENT_VIEW, patient)).singleElement().satisfies(card -> {
            assertThat(card.summary())
                    .startsWith("Results that bear on drugs: ")
                    .contains("CYP2C19", "HLA-B*57:01");
            assertThat(card.detail()).contains("abacavir").contains("clopidogrel");
            assertThat(card.source().label()).isEqualTo("Companion");
        });
    }

    @Test
    void nothingIsSaidOfAPatientInWhomNothingBearsOnDrugs() {
        assertThat(cards(Hook.PATIENT_VIEW, Patient.with().genotype("CYP2C19", "*1", "*1")))
                .isEmpty();
    }

    @Test
    void aPatientWhoIsNowhereIsSaid() {
        assertThatThrownBy(() -> House.with(OnFile.nobody()).cards(Hook.PATIENT_VIEW, call(Hook.PATIENT_VIEW)))
                .isInstanceOf(HookRefused.class)
                .hasMessageContaining("not on file here");
    }

    private static List<Card> cards(Hook hook, Patient patient) {
        return House.with(OnFile.of(patient.chart())).cards(hook, call(hook));
    }

    private static String call(Hook hook) {
        return "{'hook':'" + hook.code() + "','hookInstance':'i','context':{'userId':'Practitioner/1','patientId':'1',"
                + "'encounterId':'e'}}";
    }
}
