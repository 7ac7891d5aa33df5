package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.knowledge.Category.AVOID;
import static org.companion.knowledge.Category.CAUTION;
import static org.companion.knowledge.Category.NO_BENEFIT;
import static org.companion.knowledge.Category.RESISTANCE;
import static org.companion.knowledge.Category.SUPPORTS;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Knowledge.protein;
import static org.companion.testing.Patient.order;
import static org.companion.testing.Patient.with;
import static org.companion.testing.Statements.about;

import java.util.List;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Statement;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** What is offered in place of a drug, and when a test is no longer asked for. */
class InsteadTest {
    private static final Statement RESISTANT = about("mini:1", "erlotinib")
            .when(protein("EGFR", "p.T790M"))
            .then(RESISTANCE, STRONG, "osimertinib", "imatinib")
            .made();

    @Test
    void aDrugThatTheResultsSpeakAgainstTooIsNotOffered() {
        var against = about("mini:2", "osimertinib")
                .when(protein("EGFR", "p.C797S"))
                .then(RESISTANCE, STRONG)
                .made();
        var both = with().variant("EGFR", "p.T790M", PRESENT).variant("EGFR", "p.C797S", PRESENT);
        var advice = given(both, RESISTANT, against).get(0);
        assertThat(advice.outcome().instead()).extracting(Ingredient::name).containsExactly("imatinib");
        assertThat(Wording.detail(advice))
                .contains("Not offered, since results on file speak against it too: osimertinib.");
        var one = with().variant("EGFR", "p.T790M", PRESENT);
        assertThat(given(one, RESISTANT, against).get(0).outcome().instead())
                .extracting(Ingredient::name)
                .containsExactly("osimertinib", "imatinib");
    }

    @Test
    void aDrugToBeGivenWithCautionIsStillOffered() {
        var caution = about("mini:2", "osimertinib")
                .when(protein("EGFR", "p.C797S"))
                .then(CAUTION, STRONG)
                .made();
        var both = with().variant("EGFR", "p.T790M", PRESENT).variant("EGFR", "p.C797S", PRESENT);
        assertThat(given(both, RESISTANT, caution).get(0).unfit()).isEmpty();
    }

    @Test
    void aDrugWithOneOfItsMarkersFoundIsOfferedThoughAnotherIsMissing() {
        var found = about("mini:2", "osimertinib")
                .when(protein("EGFR", "p.T790M"))
                .then(SUPPORTS, STRONG)
                .otherwise(NO_BENEFIT, STRONG)
                .made();
        var missing = about("mini:3", "osimertinib")
                .when(protein("EGFR", "p.L858R"))
                .then(SUPPORTS, STRONG)
                .otherwise(NO_BENEFIT, STRONG)
                .made();
        var patient = with().variant("EGFR", "p.T790M", PRESENT).variant("EGFR", "p.L858R", ABSENT);
        assertThat(given(patient, RESISTANT, found, missing).get(0).unfit()).isEmpty();
    }

    @Test
    void aDrugThatNobodyHasBeenTestedForIsOffered() {
        var untested = about("mini:2", "osimertinib")
                .when(protein("EGFR", "p.C797S"))
                .then(AVOID, STRONG)
                .made();
        assertThat(given(with().variant("EGFR", "p.T790M", PRESENT), RESISTANT, untested)
                        .get(0)
                        .unfit())
                .isEmpty();
    }

    @Test
    void anInheritedTraitIsNotTestedForWhenTheDrugWasTakenLongEnoughWithoutHarm() {
        assertThat(with().given("clopidogrel")).isNotEmpty();
        assertThat(with().took("clopidogrel", State.COMPLETED, "2025-11-01").given("clopidogrel"))
                .isEmpty();
        assertThat(with().took("clopidogrel", State.ACTIVE, "2026-01-01").given("clopidogrel"))
                .isEmpty();
    }

    @Test
    void itIsTestedForWhereTheDrugIsNewOrWasStoppedOrHarmed() {
        assertThat(with().took("clopidogrel", State.ACTIVE, "2026-11-20").given("clopidogrel"))
                .isNotEmpty();
        assertThat(with().took("clopidogrel", State.STOPPED, "2025-11-01").given("clopidogrel"))
                .isNotEmpty();
        assertThat(with().took("aspirin", State.ACTIVE, "2025-11-01").given("clopidogrel"))
                .isNotEmpty();
        assertThat(with().took("clopidogrel", State.COMPLETED, "2025-11-01")
                        .allergicTo("clopidogrel")
                        .given("clopidogrel"))
                .isNotEmpty();
    }

    @Test
    void aTumoursMarkerIsTestedForHoweverLongTheDrugWasTaken() {
        assertThat(with("CML").took("imatinib", State.ACTIVE, "2025-11-01").given("imatinib"))
                .isNotEmpty();
    }

    @Test
    void aResultThatSpeaksAgainstADrugIsSaidHoweverLongItWasTaken() {
        assertThat(with().genotype("CYP2C19", "*2", "*2")
                        .took("clopidogrel", State.ACTIVE, "2025-11-01")
                        .given("clopidogrel"))
                .isNotEmpty();
    }

    private static List<Advice> given(Patient patient, Statement... statements) {
        var advisor = new Advisor(Knowledge.base(List.of(statements)), Examples.units());
        return patient.asked(advisor, order("erlotinib")).advice();
    }
}
