package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;

/** {@code $advise}, as its contract says. */
class AdviseTest {
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    @Test
    void aNamedDrugIsJudgedForThePatientInTheAddress() {
        var answer = Http.get("/fhir/Patient/demo-clopidogrel-poor/$advise?medication=clopidogrel");
        assertThat(answer.status()).isEqualTo(200);
        var first = parts(answer.json(), "advice").get(0);
        assertThat(value(first, "category")).isEqualTo("avoid");
        assertThat(value(first, "strength")).isEqualTo("strong");
        assertThat(value(first, "population")).isEqualTo("CVI ACS PCI");
        assertThat(value(first, "summary")).contains("CYP2C19").contains("clopidogrel");
        assertThat(part(first, "statement").path("part").toString()).contains("cpic:8480389");
        assertThat(parts(answer.json(), "phenotype")).isEmpty();
        assertThat(parts(answer.json(), "knowledge")).isNotEmpty();
    }

    @Test
    void withoutADrugEveryDrugWithAFindingIsJudgedAndPhenotypesAreTold() {
        var json = Http.get("/fhir/Patient/demo-clopidogrel-poor/$advise").json();
        assertThat(parts(json, "advice"))
                .extracting(one -> part(one, "medication")
                        .path("valueCoding")
                        .path("display")
                        .asText())
                .contains("clopidogrel", "voriconazole")
                .doesNotContain("imatinib");
        var phenotype = parts(json, "phenotype").get(0);
        assertThat(value(phenotype, "gene")).isEqualTo("CYP2C19");
        assertThat(value(phenotype, "diplotype")).isEqualTo("*2/*2");
        assertThat(value(phenotype, "value")).isEqualTo("Poor Metabolizer");
    }

    @Test
    void withoutADrugTheTrialsThatMayTakeThePatientAreNamed() {
        var json = Http.get("/fhir/Patient/demo-melanoma-v600e/$advise").json();
        assertThat(parts(json, "advice"))
                .extracting(one -> value(one, "category"))
                .contains("supports");
        var lung = """
                {"resourceType":"Parameters","parameter":[
                 {"name":"subject","valueString":"Patient/trial-1"},
                 {"name":"chart","resource":{"resourceType":"Bundle","type":"collection","entry":[
                  {"resource":{"resourceType":"Patient","id":"trial-1"}},
                  {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/trial-1"},
                    "code":{"text":"Pancreatic cancer"}}},
                  {"resource":{"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/trial-1"},
                    "code":{"text":"KRAS mutation"},"valueString":"KRAS G12C detected"}}]}}]}""";
        var said = Http.send("POST", "/fhir/$advise", lung).json();
        var trial = parts(said, "advice").stream()
                .filter(one -> value(one, "category").equals("trial"))
                .filter(one -> part(one, "statement").toString().contains("trial:NCT03600883"))
                .findFirst()
                .orElseThrow();
        assertThat(part(trial, "trial").path("valueUri").asText())
                .isEqualTo("https://clinicaltrials.gov/study/NCT03600883");
        assertThat(value(trial, "summary")).contains("KRAS G12C", "CodeBreaK 100", "status unknown");
        assertThat(parts(said, "advice").toString()).doesNotContain("\"closed\"");
    }

    @Test
    void theAdviceStandsInTheOrderOfItsUrgency() {
        var json = Http.get("/fhir/Patient/demo-clopidogrel-poor/$advise").json();
        assertThat(parts(json, "advice"))
                .extracting(one -> value(one, "category"))
                .containsSubsequence("avoid", "alternative", "dose-change");
    }

    @Test
    void onlyWhatCallsForSomethingIsToldWhereThatIsAskedFor() {
        var path = "/fhir/Patient/demo-clopidogrel-normal/$advise?medication=clopidogrel";
        assertThat(parts(Http.get(path).json(), "advice")).isNotEmpty();
        assertThat(parts(Http.get(path + "&include=actionable").json(), "advice"))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsTold() {
        var json = Http.get("/fhir/Patient/demo-clopidogrel-untested/$advise?medication=" + "clopidogrel")
                .json();
        assertThat(parts(json, "unknown"))
                .anySatisfy(one -> assertThat(value(one, "need") + " " + value(one, "reason"))
                        .isEqualTo("CYP2C19 not-tested"));
    }

    @Test
    void aChartThatIsSentAlongIsJudgedAndNotStored() {
        var answer = Http.send(
                "POST",
                "/fhir/$advise",
                "{'resourceType':'Parameters','parameter':[{'name':'medication','valueCoding':{'system':'" + RXNORM
                        + "','code':'190521'}},{'name':'chart','resource':{'resourceType':'Bundle','type':'collection',"
                        + "'entry':[{'resource':{'resourceType':'Patient','id':'passing-by'}},{'resource':"
                        + "{'resourceType':'Observation','id':'o1','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'84413-4'}]},'subject':{'reference':'Patient/passing-by'},"
                        + "'valueString':'HLA-B*57:01 positive'}}]}}]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(value(parts(answer.json(), "advice").get(0), "category")).isEqualTo("avoid");
        assertThat(Http.get("/fhir/Patient/passing-by").status()).isEqualTo(404);
    }

    @Test
    void refusalsNameTheParameter() {
        refused("/fhir/Patient/nobody/$advise?medication=imatinib", 404, "subject");
        refused("/fhir/$advise?medication=imatinib", 400, "subject");
        refused("/fhir/Patient/demo-cml-found/$advise?medication=nosuchdrug", 422, "medication");
        refused("/fhir/Patient/demo-cml-found/$advise?include=some", 400, "include");
        refused("/fhir/Patient/demo-cml-found/$advise?drug=imatinib", 400, "drug");
        refused("/fhir/Patient/demo-cml-found/$advise?subject=demo-cml-absent", 400, "subject");
        var noParameters = Http.send("POST", "/fhir/$advise", "{'resourceType':'Patient'}");
        assertThat(noParameters.status()).isEqualTo(400);
    }

    private static void refused(String path, int status, String parameter) {
        var answer = Http.get(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.diagnostics()).contains("parameter " + parameter);
    }

    private static List<JsonNode> parts(JsonNode parameters, String name) {
        return StreamSupport.stream(parameters.path("parameter").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .toList();
    }

    private static JsonNode part(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String value(JsonNode parameter, String name) {
        var part = part(parameter, name);
        return part.properties().stream()
                .filter(entry -> entry.getKey().startsWith("value"))
                .map(entry -> entry.getValue().asText())
                .findFirst()
                .orElseThrow();
    }
}
