package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Order;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.knowledge.DrugCodes;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {
    private static final String CLOPIDOGREL =
            "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'309362'}]}";
    private static final Map<String, Resource> KNOWN = Map.of(
            "Medication/7", resource("{'resourceType':'Medication','id':'7','code':" + CLOPIDOGREL + "}"),
            "Medication/8", resource("{'resourceType':'Medication','id':'8'}"),
            "Condition/9", resource("{'resourceType':'Condition','id':'9','code':{'text':'CML'}}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'medicationCodeableConcept':" + CLOPIDOGREL,
                "'medicationCodeableConcept':{'text':'Plavix 75 mg'}",
                "'contained':[{'resourceType':'Medication','id':'m','code':" + CLOPIDOGREL
                        + "}],'medicationReference':{'reference':'#m'}",
                "'contained':{'resourceType':'Medication','id':'m','code':" + CLOPIDOGREL
                        + "},'medicationReference':{'reference':'#m'}",
                "'medicationReference':{'reference':'Medication/7'}",
                "'medicationReference':{'reference':'https://ehr.example.org/fhir/Medication/7/_history/2'}",
                "'medicationReference':{'reference':'Medication/99','display':'Clopidogrel 75 mg'}",
                "'medicationReference':{'display':'Clopidogrel 75 mg'}",
                "'contained':[{'resourceType':'Medication','id':'m','ingredient':[{'itemCodeableConcept':{'text':'clopidogrel'}}]}],'medicationReference':{'reference':'#m'}"
            })
    void theOrderedDrugIsReadWhereverItIsWritten(String members) {
        var orders = read(members);
        assertThat(orders.unresolved()).isEmpty();
        assertThat(orders.orders()).singleElement().satisfies(written -> {
            assertThat(written.order().drugs()).containsExactly(Tables.drug("clopidogrel"));
            assertThat(written.order().reference()).contains("MedicationRequest/d1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':'draft'", "'medicationReference':{}"})
    void aDraftInWhichNoDrugHasBeenChosenIsNoOrder(String members) {
        var orders = read(members);
        assertThat(orders.orders()).isEmpty();
        assertThat(orders.unresolved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'medicationReference':{'reference':'Medication/99'}",
                "'medicationReference':{'reference':'#nowhere'}",
                "'medicationReference':{'reference':'Medication/8'}",
                "'medicationCodeableConcept':{}",
                "'medicationCodeableConcept':null"
            })
    void anOrderWhoseDrugIsNowhereWrittenIsSaidToBeUnresolved(String members) {
        var orders = read(members);
        assertThat(orders.orders()).isEmpty();
        assertThat(orders.unresolved())
                .singleElement()
                .satisfies(one -> assertThat(one.request().id()).isEqualTo("d1"));
    }

    @Test
    void aDrugInCodesThatNoTableKnowsCannotBeTold() {
        var orders = read("'medicationCodeableConcept':{'coding':[{'system':'urn:oid:1.2.3','code':'24398'}]}");
        assertThat(orders.orders()).isEmpty();
        assertThat(orders.unresolved())
                .singleElement()
                .satisfies(one -> assertThat(one.drug()).isEqualTo("24398"));
    }

    @Test
    void aSitesOwnCodeIsTakenForTheDrugItStandsFor() {
        var codes = new DrugCodes(Map.of(new DrugCodes.Key("urn:oid:1.2.3", "24398"), "309362"));
        var request = request("'medicationCodeableConcept':{'coding':[{'system':'urn:oid:1.2.3','code':'24398'}]}");
        var setting = new OrderReader.Setting(
                Chart.empty(new PatientId("1")), key -> Optional.empty(), codes, false, Examples.TODAY);
        assertThat(new OrderReader(Tables.drugs())
                        .read(List.of(request), setting)
                        .orders())
                .extracting(written -> written.order().drugs())
                .containsExactly(Set.of(Tables.drug("clopidogrel")));
    }

    @Test
    void theReferenceThatLeadsNowhereIsNamed() {
        assertThat(read("'medicationReference':{'reference':'Medication/99','display':'ZORBLAX 81 MG PO TABS'}")
                        .unresolved())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.medication()).contains("Medication/99");
                    assertThat(one.drug()).isEqualTo("ZORBLAX 81 MG PO TABS");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'doNotPerform':true",
                "'status':'cancelled'",
                "'status':'stopped'",
                "'status':'entered-in-error'"
            })
    void anOrderNotToGiveOrToStopADrugIsNoneToJudge(String members) {
        var orders = read("'medicationCodeableConcept':" + CLOPIDOGREL + "," + members);
        assertThat(orders.orders()).isEmpty();
        assertThat(orders.unresolved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':'draft'", "'medicationReference':{}"})
    void aDraftInWhichNoDrugIsChosenYetIsNoOrder(String members) {
        assertThat(read(members).orders()).isEmpty();
        assertThat(read(members).unresolved()).isEmpty();
    }

    @Test
    void otherResourcesAreNoOrders() {
        var service = resource("{'resourceType':'ServiceRequest','id':'1','code':{'text':'clopidogrel'}}");
        assertThat(read(List.of(service)).orders()).isEmpty();
    }

    @Test
    void theReasonsStandOnTheOrderOrWhereItRefers() {
        assertThat(reasons("'reasonCode':[{'text':'gout'},{}]")).containsExactly(Coded.words("gout"));
        assertThat(reasons("'reasonReference':[{'reference':'Condition/9'}]")).containsExactly(Coded.words("CML"));
        assertThat(reasons("'reasonReference':{'reference':'Condition/77','display':'melanoma'}"))
                .containsExactly(Coded.words("melanoma"));
        assertThat(
                        reasons(
                                "'contained':[{'resourceType':'Condition','id':'c','code':{'text':'gout'}}],'reasonReference':[{'reference':'#c'}]"))
                .containsExactly(Coded.words("gout"));
        var chart = Fhir.reader()
                .read(
                        new PatientId("1"),
                        List.of(resource("{'resourceType':'Condition','id':'5','code':{'text':'leukemia'}}")));
        var request = request(
                "'medicationCodeableConcept':" + CLOPIDOGREL + ",'reasonReference':[{'reference':'Condition/5'}]");
        var orders = new OrderReader(Tables.drugs()).read(List.of(request), setting(chart, key -> Optional.empty()));
        assertThat(orders.orders().get(0).order().reasons()).containsExactly(Coded.words("leukemia"));
    }

    @Test
    void referencesAreReadInAnyForm() {
        assertThat(References.local("https://a.example.org/b/Patient/12/_history/3"))
                .isEqualTo("Patient/12");
        assertThat(References.local("urn:uuid:1234")).isEqualTo("urn:uuid:1234");
        assertThat(References.patient("Patient/12")).contains(new PatientId("12"));
        assertThat(References.patient("12")).contains(new PatientId("12"));
        for (var none : List.of("", " ", "#p", "Group/1", "urn:uuid:1234", "Patient/")) {
            assertThat(References.patient(none)).as(none).isEmpty();
        }
    }

    private static List<Coded> reasons(String members) {
        Order order = read("'medicationCodeableConcept':" + CLOPIDOGREL + "," + members)
                .orders()
                .get(0)
                .order();
        return order.reasons();
    }

    private static Resource request(String members) {
        return resource("{'resourceType':'MedicationRequest','id':'d1'," + members + "}");
    }

    private static OrderReader.Orders read(String members) {
        return read(List.of(request(members)));
    }

    private static OrderReader.Orders read(List<Resource> requests) {
        return new OrderReader(Tables.drugs())
                .read(
                        requests,
                        setting(
                                Fhir.reader().read(new PatientId("1"), List.of()),
                                key -> Optional.ofNullable(KNOWN.get(key))));
    }

    private static OrderReader.Setting setting(Chart chart, Resources known) {
        return new OrderReader.Setting(chart, known, DrugCodes.none(), false, Examples.TODAY);
    }
}
