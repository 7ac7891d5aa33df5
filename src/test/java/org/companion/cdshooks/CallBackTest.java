package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.bundle;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.observation;

import java.util.List;
import org.companion.cdshooks.Client.Style;
import org.companion.testing.EhrStandIn;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls whose data the EHR's own FHIR server holds. */
class CallBackTest {
    private static final String POOR =
            observation(genotype("CYP2C19", "*2/*2")).json().toString().replace('"', '\'');
    private static final String AVOID =
            "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor";
    private static final String NOTHING = "{'resourceType':'Bundle','entry':[]}";

    private final EhrStandIn ehr = new EhrStandIn();
    private final House house =
            House.with(OnFile.nobody()).calledBy(House.client(Style.PLAIN, "http://127.0.0.1:" + port()));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void whatPrefetchLacksIsFetchedAndTheAdviceIsTheSame() {
        everythingBut("results").answers(query("results"), bundle(POOR));
        assertThat(summaries(withServer(sign("null", draft("a", CLOPIDOGREL))))).containsExactly(AVOID);
        assertThat(ehr.tokens()).containsOnly("Bearer t0ken");
    }

    @Test
    void nothingIsFetchedThatWasSent() {
        var sent = "{'patient':null,'results':" + bundle(POOR)
                + ",'conditions':null,'tests':null,'medications':null,'allergies':null}";
        assertThat(summaries(withServer(sign(sent, draft("a", CLOPIDOGREL))))).containsExactly(AVOID);
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void nothingIsFetchedForADrugOfWhichNothingIsKnown() {
        var unknown = "'medicationCodeableConcept':{'text':'unobtainium'}";
        assertThat(summaries(withServer(sign("null", draft("a", unknown))))).isEmpty();
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void theMedicationBehindAnOrderIsFetchedWithTheRest() {
        everythingBut("results")
                .answers(query("results"), bundle(POOR))
                .answers("Medication/e7", "{'resourceType':'Medication','id':'e7','code':{'text':'clopidogrel'}}");
        var order = draft("a", "'medicationReference':{'reference':'Medication/e7'}");
        assertThat(summaries(withServer(sign("null", order)))).containsExactly(AVOID);
    }

    @Test
    void anOrderToBeDispatchedIsFetchedAndThenItsMedication() {
        everythingBut("results")
                .answers(query("results"), bundle(POOR))
                .answers(
                        "MedicationRequest?patient=1&_count=200",
                        bundle(draft("o1", "'medicationReference':{'reference':'Medication/e7'}")))
                .answers("Medication/e7", "{'resourceType':'Medication','id':'e7','code':{'text':'clopidogrel'}}");
        var body =
                "{'hook':'order-dispatch','hookInstance':'i','context':{'patientId':'1','performer':'Organization/1',"
                        + "'dispatchedOrders':['MedicationRequest/o1','ServiceRequest/s1']}}";
        assertThat(house.cards(Hook.ORDER_DISPATCH, withServer(body)))
                .extracting(Card::summary)
                .containsExactly(AVOID);
    }

    @Test
    void aDispatchedOrderThatIsNowhereIsNamed() {
        everythingBut("").answers("MedicationRequest?patient=1&_count=200", NOTHING);
        var body =
                "{'hook':'order-dispatch','hookInstance':'i','context':{'patientId':'1','performer':'Organization/1',"
                        + "'dispatchedOrders':['MedicationRequest/o1']}}";
        assertThat(house.cards(Hook.ORDER_DISPATCH, withServer(body)))
                .extracting(Card::summary)
                .containsExactly("Not checked, could not be read: MedicationRequest/o1");
    }

    @Test
    void aPageOfPrefetchIsReadOn() {
        everythingBut("").answers("page2", bundle(POOR));
        var page = "{'resourceType':'Bundle','link':[{'relation':'next','url':'" + ehr.base() + "/page2'}]}";
        var sent = "{'results':" + page + ",'conditions':null}";
        assertThat(summaries(withServer(sign(sent, draft("a", CLOPIDOGREL))))).containsExactly(AVOID);
    }

    @Test
    void dataThatCannotBeHadAreNamedAndNeverAnEmptyList() {
        everythingBut("results").answers(query("results"), 500);
        assertThatThrownBy(() -> summaries(withServer(sign("null", draft("a", CLOPIDOGREL)))))
                .isInstanceOf(HookRefused.class)
                .hasMessageContaining("prefetch.results is absent (the server answered 500)")
                .extracting(refused -> ((HookRefused) refused).status())
                .isEqualTo(412);
    }

    @Test
    void aServerThatIsNotAllowedIsNotAskedAndSaidSo() {
        everythingBut("results");
        house.calledBy(House.client(Style.PLAIN, "https://ehr.example/fhir"));
        assertThatThrownBy(() -> summaries(withServer(sign("null", draft("a", CLOPIDOGREL)))))
                .hasMessageContaining("fhirServer is none of the servers that may be called");
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void aPatientOnFileIsJudgedAlsoWhenTheEhrFails() {
        var file = House.with(
                        OnFile.of(Patient.with().genotype("CYP2C19", "*2", "*2").chart()))
                .calledBy(House.client(Style.PLAIN, "http://127.0.0.1:" + port()));
        assertThat(file.cards(Hook.ORDER_SIGN, withServer(sign("null", draft("a", CLOPIDOGREL)))))
                .extracting(Card::summary)
                .containsExactly(AVOID);
    }

    private EhrStandIn everythingBut(String left) {
        for (var key : List.of("results", "conditions", "tests", "medications", "allergies")) {
            if (!key.equals(left)) {
                ehr.answers(query(key), NOTHING);
            }
        }
        return ehr;
    }

    private static String query(String key) {
        return Hook.ORDER_SIGN.prefetch().get(key).replace("{{context.patientId}}", "1");
    }

    private int port() {
        return java.net.URI.create(ehr.base()).getPort();
    }

    private String withServer(String body) {
        return body.replaceFirst(
                "\\{",
                "{'fhirServer':'" + ehr.base()
                        + "','fhirAuthorization':{'access_token':'t0ken','token_type':'Bearer'},");
    }

    private List<String> summaries(String body) {
        return house.cards(Hook.ORDER_SIGN, body).stream().map(Card::summary).toList();
    }
}
