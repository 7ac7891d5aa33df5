package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.companion.testing.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plain FHIR search for what an Observation says of a code. */
class CodedPairsTest {
    private static final String BRAF = "http://loinc.org%7C48018-6$http://www.genenames.org%7CHGNC:1097";
    private static final String PRESENT = "http://loinc.org%7C69548-6$http://loinc.org%7CLA9633-4";

    @BeforeAll
    static void aVariantOfOneGene() {
        Http.send("PUT", "/fhir/Patient/pairs-1", "{'resourceType':'Patient','id':'pairs-1'}");
        Http.send(
                "PUT",
                "/fhir/Observation/pairs-1-v",
                "{'resourceType':'Observation','id':'pairs-1-v','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'69548-6'}]},'subject':{'reference':'Patient/pairs-1'},"
                        + "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0074','code':'GE'}]}],"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},'component':["
                        + component("48018-6", "http://www.genenames.org", "HGNC:1097") + ","
                        + component("48002-0", "http://loinc.org", "LA6684-0") + "]}");
        Http.send(
                "PUT",
                "/fhir/DiagnosticReport/pairs-1-r",
                "{'resourceType':'DiagnosticReport','id':'pairs-1-r','status':'final','code':{'text':'panel'},"
                        + "'subject':{'reference':'Patient/pairs-1'},'result':[{'reference':'Observation/pairs-1-v'}]}");
    }

    private static String component(String code, String system, String value) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + code
                + "'}]},'valueCodeableConcept':{'coding':[{'system':'" + system + "','code':'" + value + "'}]}}";
    }

    @Test
    void aGeneIsFoundByThePairOfItsComponent() {
        assertThat(found("component-code-value-concept=" + BRAF)).isTrue();
        assertThat(found("combo-code-value-concept=" + BRAF)).isTrue();
        assertThat(found("category=http://terminology.hl7.org/CodeSystem/v2-0074%7CGE&component-code-value-concept="
                        + BRAF))
                .isTrue();
        assertThat(found("component-code-value-concept=48018-6$http://www.genenames.org%7CHGNC:1097"))
                .as("without the system of the code")
                .isTrue();
    }

    @Test
    void anyOfSeveralPairsWillDoAndAllOfRepeatedOnesMust() {
        var other = "http://loinc.org%7C48018-6$http://www.genenames.org%7CHGNC:9999";
        assertThat(found("component-code-value-concept=" + other + "," + BRAF)).isTrue();
        assertThat(found("component-code-value-concept=" + other + "&component-code-value-concept=" + BRAF))
                .isFalse();
    }

    @Test
    void theCodeOfOneComponentAndTheValueOfAnotherAreNoPair() {
        assertThat(found("component-code-value-concept=http://loinc.org%7C48018-6$http://loinc.org%7CLA6684-0"))
                .isFalse();
    }

    @Test
    void theObservationsOwnCodeAndValueAreAPairOfComboOnly() {
        assertThat(found("combo-code-value-concept=" + PRESENT)).isTrue();
        assertThat(found("component-code-value-concept=" + PRESENT)).isFalse();
    }

    @Test
    void patientsAndReportsAreFoundByThePairsOfTheirResults() {
        assertThat(Http.get("/fhir/Patient?_id=pairs-1&_has:Observation:subject:component-code-value-concept=" + BRAF)
                        .body())
                .contains("\"pairs-1\"");
        assertThat(Http.get("/fhir/DiagnosticReport?patient=pairs-1&result.combo-code-value-concept=" + BRAF)
                        .body())
                .contains("\"pairs-1-r\"");
        assertThat(Http.get("/fhir/DiagnosticReport?patient=pairs-1&result.component-code-value-concept=" + PRESENT)
                        .body())
                .doesNotContain("\"pairs-1-r\"");
    }

    @Test
    void aValueWithoutItsSystemIsRefusedWithWhatWouldBeRight() {
        var answer = Http.get("/fhir/Observation?component-code-value-concept=48018-6$HGNC:1097");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("system|code$system|code");
    }

    private static boolean found(String question) {
        var answer = Http.get("/fhir/Observation?subject=Patient/pairs-1&" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().contains("\"pairs-1-v\"");
    }
}
