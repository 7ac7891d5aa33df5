package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

/** The FHIR door of the running server, and what is noted beside it. */
class FhirDoorTest {
    private static final String GENOTYPE =
            "{'resourceType':'Observation','id':'%s','status':'final','code':{'coding':[{'system':'http://loinc.org',"
                    + "'code':'84413-4'}]},'subject':{'reference':'Patient/%s'},'valueString':'CYP2C19 %s'}";

    @Test
    void aSearchByPostFindsWhatItsFormAsks() {
        var answer = Http.upload(
                "/fhir/Patient/_search",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "_id=demo-cml-found&_count=5".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.json().path("total").asInt()).isEqualTo(1);
        var none = Http.upload(
                "/fhir/Patient/_search?_count=1",
                "application/x-www-form-urlencoded",
                "name=M%C3%BCller-nobody".getBytes(StandardCharsets.UTF_8));
        assertThat(none.json().path("total").asInt()).isZero();
    }

    @Test
    void aPatientIsCreatedReadChangedAndDeletedWithItsHistory() {
        var created =
                Http.send("PUT", "/fhir/Patient/door-1", "{'resourceType':'Patient','id':'door-1','gender':'male'}");
        assertThat(created.status()).isEqualTo(201);
        var changed = Http.send(
                "PUT",
                "/fhir/Patient/door-1",
                "{'resourceType':'Patient','id':'door-1','gender':'female'}",
                "If-Match",
                "W/\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(Http.get("/fhir/Patient/door-1").json().path("gender").asText())
                .isEqualTo("female");
        var stale = Http.send(
                "PUT", "/fhir/Patient/door-1", "{'resourceType':'Patient','id':'door-1'}", "If-Match", "W/\"1\"");
        assertThat(stale.status()).isIn(409, 412);
        assertThat(Http.get("/fhir/Patient/door-1/_history")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(Http.delete("/fhir/Patient/door-1").status()).isEqualTo(200);
        assertThat(Http.get("/fhir/Patient/door-1").status()).isEqualTo(410);
    }

    @Test
    void aSearchSeesTheWriteMadeJustBefore() {
        patient("door-2");
        for (int i = 0; i < 3; i++) {
            genotype("door-2-" + i, "door-2", "*1/*1");
            var found =
                    Http.get("/fhir/Observation?patient=door-2&code=84413-4").json();
            assertThat(found.path("total").asInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void aChartFollowsEveryWriteAtOnce() {
        patient("door-3");
        genotype("door-3-g", "door-3", "*1/*1");
        assertThat(written("door-3")).containsExactly("*1/*1");
        genotype("door-3-g", "door-3", "*2/*2");
        assertThat(written("door-3")).containsExactly("*2/*2");
        Http.delete("/fhir/Observation/door-3-g");
        assertThat(written("door-3")).isEmpty();
        Http.delete("/fhir/Patient/door-3");
        assertThat(RunningServer.bean(Charts.class).of(new PatientId("door-3"))).isEmpty();
    }

    private static java.util.List<String> written(String patient) {
        return RunningServer.bean(Charts.class)
                .of(new PatientId(patient))
                .orElseThrow()
                .findings(org.companion.chart.Finding.Genotype.class)
                .map(org.companion.chart.Finding.Genotype::text)
                .toList();
    }

    @Test
    void aTransactionThatFailsLeavesNeitherResourceNorIndex() {
        patient("door-4");
        var good = GENOTYPE.formatted("door-4-g", "door-4", "*2/*2");
        var bad = GENOTYPE.formatted("door-4-h", "nobody-at-all", "*2/*2");
        var answer = Http.send("POST", "/fhir", transaction(put(good, "door-4-g") + "," + put(bad, "door-4-h")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Http.get("/fhir/Observation/door-4-g").status()).isEqualTo(404);
        assertThat(rows("door-4-g")).isZero();
        Http.send("POST", "/fhir", transaction(put(good, "door-4-g")));
        assertThat(rows("door-4-g")).isEqualTo(1);
    }

    private static int rows(String id) {
        var count = RunningServer.bean(JdbcOperations.class)
                .queryForObject("select count(*) from genomic_result where resource_id = ?", Integer.class, id);
        return count == null ? -1 : count;
    }

    @Test
    void aVariantIsIndexedByItsPlaceOnBothBuilds() {
        patient("door-5");
        Http.send(
                "PUT",
                "/fhir/Observation/door-5-v",
                "{'resourceType':'Observation','id':'door-5-v','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'69548-6'}]},'subject':{'reference':'Patient/door-5'},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'81252-9'}]},"
                        + "'valueCodeableConcept':{'coding':[{'code':'NC_000007.14:140753335:A:T'}]}}]}");
        var row = RunningServer.bean(JdbcOperations.class)
                .queryForMap("select * from genomic_place where resource_id = ?", "door-5-v");
        assertThat(row)
                .containsEntry("CONTIG38", "NC_000007.14")
                .containsEntry("START38", 140753335)
                .containsEntry("END38", 140753336)
                .containsEntry("CONTIG37", "NC_000007.13")
                .containsEntry("START37", 140453135)
                .containsEntry("END37", 140453136);
    }

    @Test
    void tooMuchIsRefusedWithWords() {
        refused(Http.send("POST", "/fhir/Patient", "{'resourceType':'Patient','extension':" + "[".repeat(300)), 400);
        refused(
                Http.send(
                        "POST",
                        "/fhir/Patient",
                        "{\"resourceType\":\"Patient\",\"id\":\"" + "x".repeat(33 << 20) + "\"}"),
                413);
        var many = IntStream.range(0, 5001)
                .mapToObj(i -> "{'request':{'method':'GET','url':'Patient/x'}}")
                .collect(Collectors.joining(","));
        refused(Http.send("POST", "/fhir", transaction(many)), 413);
        var values = IntStream.range(0, 1001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        refused(Http.get("/fhir/Patient?_id=" + values), 400);
        refused(Http.send("POST", "/fhir/Patient", "<!DOCTYPE x><Patient xmlns=\"http://hl7.org/fhir\"/>"), 400);
    }

    private static void refused(Http.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).isNotBlank();
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("ca.uhn")
                .doesNotContain("at org.");
    }

    @Test
    void aResourceIsValidatedOnRequest() {
        var wrong = Http.send("POST", "/fhir/Observation/$validate", "{'resourceType':'Observation','status':'final'}");
        assertThat(wrong.body()).contains("Observation.code").contains("\"error\"");
        var right = Http.send(
                "POST",
                "/fhir/Observation/$validate",
                "{'resourceType':'Observation','status':'final','code':{'text':'a test'},'valueString':'x'}");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.body()).doesNotContain("\"error\"");
    }

    @Test
    void theCapabilityStatementTellsWhatIsThere() {
        var statement = Http.get("/fhir/metadata").json();
        assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(statement.path("software").path("name").asText()).isEqualTo("Companion");
        assertThat(statement.toString())
                .contains("advise")
                .doesNotContain("$expunge")
                .doesNotContain("$reindex");
    }

    private static void patient(String id) {
        var answer = Http.send("PUT", "/fhir/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}");
        assertThat(answer.status()).isEqualTo(201);
    }

    private static void genotype(String id, String patient, String alleles) {
        var answer = Http.send("PUT", "/fhir/Observation/" + id, GENOTYPE.formatted(id, patient, alleles));
        assertThat(answer.status()).isIn(200, 201);
    }

    private static String transaction(String entries) {
        return "{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}";
    }

    private static String put(String resource, String id) {
        return "{'resource':" + resource + ",'request':{'method':'PUT','url':'Observation/" + id + "'}}";
    }
}
