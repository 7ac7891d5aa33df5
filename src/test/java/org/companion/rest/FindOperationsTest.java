package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.companion.fhir.Json;
import org.companion.testing.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The genomics operations over HTTP. */
class FindOperationsTest {
    @BeforeAll
    static void aPatientWithAVariant() {
        Http.send("PUT", "/fhir/Patient/find-1", "{'resourceType':'Patient','id':'find-1'}");
        Http.send(
                "PUT",
                "/fhir/Observation/find-1-v",
                "{'resourceType':'Observation','id':'find-1-v','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'69548-6'}]},'subject':{'reference':'Patient/find-1'},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'81252-9'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://www.ncbi.nlm.nih.gov/clinvar','code':"
                        + "'13961'},{'system':'http://www.ncbi.nlm.nih.gov/snp','code':'rs113488022'}]}},"
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'48004-6'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://varnomen.hgvs.org','code':"
                        + "'NM_004333.6:c.1799T>A'}]}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NC_000007.14:140753335:A:T",
                "NC_000007.13:140453135:A:T",
                "NC_000007.14:140753335:1:T",
                "NC_000007.14:140753334:CA:CT",
                "NC_000007.14:g.140753336A%3ET",
                "NM_004333.6:c.1799T%3EA",
                "ENST00000288602:c.1799T%3EA",
                "rs113488022",
                "VCV000013961.4",
                "ClinVar:13961"
            })
    void oneVariantIsFoundByAnyOfItsNames(String name) {
        var answer = get("/fhir/$find-subject-specific-variants?subject=find-1&variants=" + name);
        assertThat(part(answer, "presence").path("valueBoolean").asBoolean()).isTrue();
    }

    @Test
    void whatIsReturnedHasWhatItsProfileDemands() {
        var answer = get("/fhir/$find-subject-variants?subject=find-1&includeVariants=true"
                + "&ranges=NC_000007.14:140753000-140754000");
        var variant = part(answer, "variant").path("resource");
        assertThat(variant.path("meta").path("profile").toString()).contains("StructureDefinition/variant");
        assertThat(variant.path("category").toString()).contains("laboratory", "GE");
        assertThat(variant.path("component").toString())
                .contains("48013-7", "69547-8", "69551-0", "LA30100-4", "81254-5", "140453135");
    }

    @ParameterizedTest
    @CsvSource({
        "find-subject-variants?subject=nobody&ranges=NC_000007.14:1-2, 404",
        "find-subject-variants?ranges=NC_000007.14:1-2, 400",
        "find-subject-variants?subject=find-1, 400",
        "find-subject-variants?subject=find-1&ranges=chr7:1-2, 400",
        "find-subject-variants?subject=find-1&ranges=NC_000007.14:2-1, 400",
        "find-subject-variants?subject=find-1&ranges=NC_000007.14:1-2&colour=red, 400",
        "find-subject-variants?subject=find-1&ranges=NC_000007.14:1-2&includeVariants=maybe, 400",
        "find-subject-specific-variants?subject=find-1&variants=hello, 400",
        "find-subject-specific-variants?subject=find-1&variants=NM_999999.1:c.5A%3ET, 422",
        "find-population-specific-variants?includePatientList=true, 400",
        "find-study-metadata?subject=find-1&testDateRange=soon, 400"
    })
    void whatCannotBeAnsweredIsRefusedWithWords(String question, int status) {
        var answer = Http.get("/fhir/$" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).isNotBlank();
    }

    @Test
    void nothingFoundWhereNobodySaysWhereHeLookedIsSaid() {
        var answer = get("/fhir/$find-subject-variants?subject=find-1&ranges=NC_000001.11:1000-2000");
        assertThat(part(answer, "presence").path("valueBoolean").asBoolean()).isFalse();
        assertThat(part(answer, "notStudied").path("valueString").asText()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/", "/fhir/Patient/", "/fhir/Observation/"})
    void theOperationsStandAtTheBaseAndAtTwoTypesByPostAndGet(String base) {
        var query = "$find-subject-specific-variants?subject=find-1&variants=NC_000007.14:140753335:A:T";
        assertThat(Http.get(base + query).status()).isEqualTo(200);
        var posted = Http.send(
                "POST",
                base + "$find-subject-specific-variants",
                "{'resourceType':'Parameters','parameter':[{'name':'subject','valueReference':{'reference':"
                        + "'Patient/find-1'}},{'name':'variants','valueString':'NC_000007.14:140753335:A:T'}]}");
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(Http.get(base + query + "&_format=xml").body())
                .contains("<Parameters", "valueBoolean value=\"true\"");
    }

    @Test
    void anIdOfADatabaseStandsForTheAlleleOfTheFindingsThatCarryIt() {
        Http.send("PUT", "/fhir/Patient/find-2", "{'resourceType':'Patient','id':'find-2'}");
        Http.send(
                "PUT",
                "/fhir/Observation/find-2-v",
                "{'resourceType':'Observation','id':'find-2-v','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'69548-6'}]},'subject':{'reference':'Patient/find-2'},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'81290-9'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://varnomen.hgvs.org','code':"
                        + "'NC_000007.14:g.140753336A>T'}]}}]}");
        var answer = get("/fhir/$find-subject-specific-variants?subject=find-2&variants=rs113488022");
        assertThat(part(answer, "presence").path("valueBoolean").asBoolean())
                .as("though this finding does not carry the id itself")
                .isTrue();
        assertThat(Http.get("/fhir/$find-subject-specific-variants?subject=find-2&variants=rs99999999999")
                        .status())
                .as("an id that no finding carries is never called absent")
                .isEqualTo(422);
    }

    @Test
    void carriersAreCountedAndNamedOnRequest() {
        var question = "/fhir/$find-population-specific-variants?variants=NC_000007.14:140753335:A:T";
        assertThat(part(get(question), "numerator")
                        .path("valueQuantity")
                        .path("value")
                        .asInt())
                .isPositive();
        assertThat(get(question).toString()).doesNotContain("find-1");
        assertThat(get(question + "&includePatientList=true").toString()).contains("\"valueString\":\"find-1\"");
    }

    private static JsonNode get(String path) {
        var answer = Http.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode part(JsonNode answer, String name) {
        return parts(answer, name).get(0);
    }

    private static List<JsonNode> parts(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path("parameter").spliterator(), false)
                .flatMap(group -> Json.each(group, "part"))
                .filter(part -> part.path("name").asText().equals(name))
                .toList();
    }
}
