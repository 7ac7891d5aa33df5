package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call of a service is an AuditEvent, which can be read and not written. */
class AuditEventTest {
    @Test
    void aCallIsAnAuditEventThatSaysWhoLookedAtWhomAndHowItEnded() {
        var instance = call("demo-clopidogrel-poor");
        var event = newest("demo-clopidogrel-poor");
        assertThat(event.toString())
                .contains(instance)
                .contains("companion-order-sign")
                .contains("Practitioner/audited");
        assertThat(event.path("outcome").asText()).isEqualTo("0");
        assertThat(event.at("/entity/0/what/reference").asText()).isEqualTo("Patient/demo-clopidogrel-poor");
        assertThat(event.path("agent"))
                .filteredOn(agent -> agent.path("requestor").asBoolean())
                .hasSize(1);
        assertThat(event.toString()).doesNotContain("*2/*2");
        assertThat(FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(AuditEvent.class, event.toString())
                        .getRecorded())
                .isNotNull();
    }

    @Test
    void aRefusedCallIsOneToo() {
        call("nobody-we-know");
        var event = newest("nobody-we-know");
        assertThat(event.path("outcome").asText()).isEqualTo("4");
        assertThat(event.path("outcomeDesc").asText()).contains("412");
    }

    @Test
    void aReadAndASearchAreSuchToo() {
        var id = "read-" + UUID.randomUUID();
        Http.send("PUT", "/fhir/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}");
        Http.get("/fhir/Patient/" + id);
        assertThat(newest(id).toString()).contains("fhir:read Patient").contains("\"action\":\"R\"");
        Http.send(
                "PUT",
                "/fhir/Observation/" + id,
                "{'resourceType':'Observation','id':'" + id
                        + "','status':'final','code':{'text':'x'},'subject':{'reference':'Patient/" + id + "'}}");
        Http.get("/fhir/Observation?subject=Patient/" + id);
        assertThat(newest(id).toString()).contains("\"code\":\"search-type\"");
    }

    @Test
    void whatASearchAskedStandsInItHoweverItCame() {
        var id = "searched-" + UUID.randomUUID();
        Http.send("PUT", "/fhir/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}");
        Http.get("/fhir/Patient?_id=" + id + "&_sort=_id");
        assertThat(query(newest(id))).isEqualTo(RunningServer.address() + "/fhir/Patient?_id=" + id + "&_sort=_id");
        assertThat(newest(id).path("action").asText()).isEqualTo("E");
        assertThat(newest(id).at("/meta/profile/0").asText()).endsWith("IHE.BasicAudit.PatientQuery");
        Http.sendAs(
                "POST",
                "/fhir/Patient/_search",
                "application/x-www-form-urlencoded",
                ("_id=" + id + "&name%3Amissing=true").getBytes(StandardCharsets.UTF_8));
        assertThat(query(newest(id)))
                .startsWith(RunningServer.address() + "/fhir/Patient/_search?")
                .contains("_id=" + id)
                .contains("name:missing=true");
    }

    private static String query(JsonNode event) {
        var queries = event.findValuesAsText("query");
        assertThat(queries).hasSize(1);
        return new String(Base64.getDecoder().decode(queries.get(0)), StandardCharsets.UTF_8);
    }

    @Test
    void eachWriteIsOneOfWhatWasWrittenAndOfItsPatient() {
        var id = "written-" + UUID.randomUUID();
        var patient = "{'resourceType':'Patient','id':'" + id + "'";
        Http.send("PUT", "/fhir/Patient/" + id, patient + "}");
        Http.send("PUT", "/fhir/Patient/" + id, patient + ",'active':true}");
        Http.send(
                "POST",
                "/fhir",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':{'resourceType':'Observation','id':'"
                        + id + "','status':'final','code':{'text':'x'},'subject':{'reference':'Patient/" + id
                        + "'}},'request':{'method':'PUT','url':'Observation/" + id + "'}}]}");
        Http.get("/fhir/Observation/" + id);
        Http.delete("/fhir/Observation/" + id);
        assertThat(actions("entity=Observation/" + id)).containsExactly("D", "R", "C");
        assertThat(actions("entity=Patient/" + id)).containsExactly("D", "R", "C", "U", "C");
        assertThat(actions("patient=" + id)).containsExactly("D", "R", "C", "U", "C");
        var newest = Http.get("/fhir/AuditEvent?entity=Observation/" + id)
                .json()
                .at("/entry/0/resource")
                .toString();
        assertThat(newest).contains("\"Observation/" + id + "\"").contains("\"Patient/" + id + "\"");
    }

    @Test
    void aWriteThatFailsOrChangesNothingIsNone() {
        var id = "unwritten-" + UUID.randomUUID();
        var patient = "{'resourceType':'Patient','id':'" + id + "'}";
        Http.send(
                "POST",
                "/fhir",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + patient
                        + ",'request':{'method':'PUT','url':'Patient/" + id
                        + "'}},{'resource':{'resourceType':'Observation','status':'final','code':{'text':'x'},"
                        + "'subject':{'reference':'Patient/nobody-at-all'}},'request':{'method':'POST','url':'Observation'}}]}");
        assertThat(actions("entity=Patient/" + id)).isEmpty();
        Http.send("PUT", "/fhir/Patient/" + id, patient);
        Http.send("PUT", "/fhir/Patient/" + id, patient);
        assertThat(actions("entity=Patient/" + id)).containsExactly("C");
    }

    @Test
    void anEntityIsNamedWithItsType() {
        assertThat(Http.get("/fhir/AuditEvent?entity=x").status()).isEqualTo(400);
    }

    private static List<String> actions(String asked) {
        var actions = new ArrayList<String>();
        Http.get("/fhir/AuditEvent?" + asked)
                .json()
                .path("entry")
                .forEach(entry -> actions.add(entry.at("/resource/action").asText()));
        return actions;
    }

    @Test
    void itIsReadByItsId() {
        call("demo-cml-found");
        var id = newest("demo-cml-found").path("id").asText();
        assertThat(Http.get("/fhir/AuditEvent/" + id).json().path("id").asText())
                .isEqualTo(id);
        assertThat(Http.get("/fhir/AuditEvent?_id=" + id).json().path("entry")).hasSize(1);
        assertThat(Http.get("/fhir/AuditEvent/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(Http.get("/fhir/AuditEvent/x").status()).isEqualTo(404);
    }

    @Test
    void pagesFollowOneAnotherByTheirLinks() {
        var patient = "audited-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            call(patient);
        }
        var found = new ArrayList<String>();
        var next = "/fhir/AuditEvent?patient=" + patient + "&_count=2";
        while (!next.isEmpty()) {
            var page = Http.get(next).json();
            page.path("entry")
                    .forEach(entry -> found.add(entry.at("/resource/id").asText()));
            next = link(page);
        }
        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aDayWithoutCallsHasNone() {
        call("demo-cml-found");
        assertThat(Http.get("/fhir/AuditEvent?patient=Patient/demo-cml-found&date=lt2020-01-01")
                        .json()
                        .path("entry"))
                .isEmpty();
        assertThat(Http.get("/fhir/AuditEvent?patient=Patient/demo-cml-found&date=ge2020-01-01")
                        .json()
                        .path("entry"))
                .isNotEmpty();
    }

    @Test
    void anOperationIsOneWithThePatientThatItWasAskedAbout() {
        Http.get("/fhir/Patient/demo-cml-found/$advise");
        Http.get("/fhir/$find-subject-haplotypes?subject=demo-cml-found&genes=CYP2D6");
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.get("/fhir/AuditEvent?patient=Patient/demo-cml-found")
                                .body())
                        .contains("fhir:$advise", "fhir:$find-subject-haplotypes"));
    }

    @ParameterizedTest
    @CsvSource({"POST, /fhir/AuditEvent", "PUT, /fhir/AuditEvent/1", "DELETE, /fhir/AuditEvent/1"})
    void nobodyCanWriteOne(String method, String path) {
        var body = method.equals("DELETE") ? "" : "{'resourceType':'AuditEvent','id':'1'}";
        var answer = Http.send(method, path, body);
        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void nobodyCanWriteOneInATransaction() {
        var answer = Http.send(
                "POST",
                "/fhir",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':{'resourceType':'AuditEvent'},"
                        + "'request':{'method':'POST','url':'AuditEvent'}}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("AuditEvent");
    }

    @Test
    void theCapabilityStatementSaysWhatCanBeAskedAndNoMore() {
        for (var resource : Http.get("/fhir/metadata").json().at("/rest/0/resource")) {
            if (resource.path("type").asText().equals("AuditEvent")) {
                assertThat(names(resource.path("interaction"), "code"))
                        .containsExactlyInAnyOrder("read", "search-type");
                assertThat(names(resource.path("searchParam"), "name"))
                        .containsOnly("_id", "date", "entity", "patient");
            }
        }
    }

    private static List<String> names(JsonNode list, String member) {
        var names = new ArrayList<String>();
        list.forEach(one -> names.add(one.path(member).asText()));
        return names;
    }

    private static String link(JsonNode page) {
        for (var link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceFirst("http://127.0.0.1:\\d+", "");
            }
        }
        return "";
    }

    private static JsonNode newest(String patient) {
        return Http.get("/fhir/AuditEvent?patient=Patient/" + patient + "&_count=1")
                .json()
                .at("/entry/0/resource");
    }

    private static String call(String patient) {
        var instance = UUID.randomUUID().toString();
        Http.send(
                "POST",
                "/cds-services/companion-order-sign",
                "{'hook':'order-sign','hookInstance':'" + instance
                        + "','context':{'userId':'Practitioner/audited','patientId':'"
                        + patient + "','draftOrders':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':"
                        + "'MedicationRequest','id':'d','status':'draft','intent':'order','subject':{'reference':'Patient/"
                        + patient + "'},'medicationCodeableConcept':{'text':'clopidogrel 75 MG Oral Tablet'}}}]}}}");
        return instance;
    }
}
