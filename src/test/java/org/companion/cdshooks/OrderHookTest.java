package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.bundle;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.json;
import static org.companion.testing.Fhir.observation;

import java.util.List;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole call, from its JSON to its cards. */
class OrderHookTest {
    private static final String POOR =
            observation(genotype("CYP2C19", "*2/*2")).json().toString();
    private static final Charts NOBODY = OnFile.nobody();

    @Test
    void whatTheClientSendsIsJudged() {
        assertThat(cards(NOBODY, sign(sent(bundle(POOR)), draft("a", CLOPIDOGREL))))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.summary())
                            .isEqualTo(
                                    "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor");
                    assertThat(card.indicator()).isEqualTo("warning");
                    assertThat(card.overrideReasons()).isNotEmpty();
                });
    }

    @Test
    void whatIsOnFileIsJudgedWithoutPrefetch() {
        var file = Patient.with().genotype("CYP2C19", "*1", "*2").chart();
        assertThat(cards(OnFile.of(file), sign("null", draft("a", CLOPIDOGREL))))
                .extracting(Card::summary)
                .containsExactly(
                        "CYP2C19 *1/*2 (Intermediate Metabolizer): choose another drug than clopidogrel; consider prasugrel or ticagrelor");
    }

    @Test
    void nothingIsSaidWhereNothingCallsForIt() {
        var file = Patient.with().genotype("CYP2C19", "*1", "*1").chart();
        assertThat(cards(OnFile.of(file), sign("null", draft("a", CLOPIDOGREL))))
                .isEmpty();
    }

    @Test
    void aDrugOfWhichNothingIsKnownNeedsNoData() {
        assertThat(cards(NOBODY, sign("null", draft("a", "'medicationCodeableConcept':{'text':'unobtainium'}"))))
                .isEmpty();
        assertThat(cards(NOBODY, sign("null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{'results':null}"})
    void aPatientWhoIsNowhereIsSaidAndNotTakenForUntested(String prefetch) {
        assertThatThrownBy(() -> cards(NOBODY, sign(prefetch, draft("a", CLOPIDOGREL))))
                .isInstanceOf(HookRefused.class)
                .hasMessageContaining("not on file here")
                .extracting(refused -> ((HookRefused) refused).status())
                .isEqualTo(412);
    }

    @Test
    void anOrderThatCannotBeReadIsNamedAndNotDropped() {
        var unread = "'medicationReference':{'reference':'Medication/9','display':'*ZORBLAX* 81 MG'}";
        assertThat(cards(NOBODY, sign(sent("null"), draft("a", unread))))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.indicator()).isEqualTo("info");
                    assertThat(card.summary()).isEqualTo("Not checked, could not be read: *ZORBLAX* 81 MG");
                    assertThat(card.detail()).contains("\\*ZORBLAX\\* 81 MG").contains("Medication/9");
                });
    }

    @Test
    void theOthersAreJudgedBesideAnOrderThatCannotBeRead() {
        var body = sign(
                sent(bundle(POOR)),
                draft("a", CLOPIDOGREL),
                draft("b", "'medicationReference':{'reference':'Medication/9'}"),
                "{}");
        assertThat(cards(NOBODY, body))
                .extracting(Card::indicator, Card::summary)
                .containsExactly(
                        tuple(
                                "warning",
                                "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor"),
                        tuple("info", "Not checked, could not be read: order 3, MedicationRequest/b"));
    }

    @Test
    void anotherPatientsResultIsNeverRead() {
        var other = POOR.replace("Patient/1", "Patient/2");
        assertThat(cards(NOBODY, sign(sent(bundle(other)), draft("a", CLOPIDOGREL))))
                .extracting(Card::summary)
                .containsExactly("No CYP2C19 result on file: test before clopidogrel");
    }

    @Test
    void aTestDraftedBesideTheDrugIsNotAskedForAgain() {
        var test =
                "{'resourceType':'ServiceRequest','id':'s','status':'draft','intent':'order','subject':{'reference':'Patient/1'},"
                        + "'code':{'text':'CYP2C19 test'}}";
        assertThat(cards(NOBODY, sign(sent("null"), draft("a", CLOPIDOGREL), test)))
                .isEmpty();
    }

    @Test
    void aMissingTestIsOfferedAsAnOrder() {
        var imatinib =
                draft("a", "'medicationCodeableConcept':{'text':'imatinib 400 mg'},'reasonCode':[{'text':'CML'}]");
        var card = cards(NOBODY, sign(sent("null"), imatinib)).get(0);
        assertThat(card.indicator()).isEqualTo("info");
        assertThat(card.suggestions())
                .singleElement()
                .satisfies(one -> assertThat(one.isRecommended()).isTrue());
        assertThat(card.suggestions().get(0).actions().get(0).resource())
                .isEqualTo(json("{'resourceType':'ServiceRequest',"
                        + "'status':'draft','intent':'order','code':{'coding':[{'system':'http://loinc.org','code':'21821-4',"
                        + "'display':'BCR::ABL1 by LOINC'}],'text':'BCR::ABL1 test'},'subject':{'reference':'Patient/1'},"
                        + "'encounter':{'reference':'Encounter/89'}}"));
    }

    private static String sent(String results) {
        return "{'" + Hook.RESULTS + "':" + results + ",'" + Hook.CONDITIONS + "':null}";
    }

    private static List<Card> cards(Charts charts, String body) {
        return House.with(charts).cards(Hook.ORDER_SIGN, body);
    }

    @Test
    void aChartOfNothingIsAPatientWhoIsNotTested() {
        assertThat(cards(OnFile.of(Chart.empty(Patient.ID)), sign("null", draft("a", CLOPIDOGREL))))
                .hasSize(1);
    }
}
