package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.companion.testing.Fhir;
import org.companion.testing.Http;
import org.companion.testing.Receiver;
import org.companion.testing.Receiver.Told;
import org.junit.jupiter.api.AfterEach;

/** A Subscription, an endpoint of its own and patients of its own for one test. */
abstract class SubscriptionCase {
    static final String TOPIC = "https://companion.example/fhir/SubscriptionTopic/";
    static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    final Receiver receiver = Receiver.named(name);

    @AfterEach
    void unsubscribe() {
        Http.delete("/fhir/Subscription/" + name);
    }

    String id(String part) {
        return name + "-" + part;
    }

    Http.Answer subscribe(String json) {
        return Http.send("PUT", "/fhir/Subscription/" + name, json);
    }

    JsonNode read() {
        return Http.get("/fhir/Subscription/" + name).json();
    }

    void active() {
        await().untilAsserted(() -> assertThat(read().path("status").asText()).isEqualTo("active"));
    }

    String plain(String criteria, String more) {
        return "{'resourceType':'Subscription','id':'" + name + "','status':'requested','reason':'test','criteria':'"
                + criteria + "','channel':{'type':'rest-hook'," + more + "'endpoint':'" + receiver.endpoint() + "'}}";
    }

    String topic(String code, String filter, String content) {
        var filtered = filter.isEmpty()
                ? ""
                : "'_criteria':{'extension':[{'url':'" + BACKPORT + "backport-filter-criteria','valueString':'" + filter
                        + "'}]},";
        return "{'resourceType':'Subscription','id':'" + name + "','status':'requested','reason':'test','criteria':'"
                + TOPIC + code + "'," + filtered + "'channel':{'type':'rest-hook','endpoint':'" + receiver.endpoint()
                + "','payload':'application/fhir+json','_payload':{'extension':[{'url':'" + BACKPORT
                + "backport-payload-content','valueCode':'" + content + "'}]}}}";
    }

    void patient(String part) {
        put("Patient", part, "'active':true");
    }

    void observation(String patient, String part, String code) {
        put(
                "Observation",
                part,
                "'status':'final'," + subject(patient)
                        + ",'code':{'coding':[{'system':'http://loinc.org','code':'" + code
                        + "'}]},'valueQuantity':{'value':13,'unit':'g/dL','system':'http://unitsofmeasure.org','code':'g/dL'}");
    }

    void report(String patient, String part, String status) {
        put(
                "DiagnosticReport",
                part,
                "'status':'" + status + "'," + subject(patient)
                        + ",'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]}");
    }

    void variant(String patient, String part, String significance, String status) {
        put(
                "Observation",
                part,
                "'status':'" + status + "'," + subject(patient)
                        + ",'code':{'coding':[{'system':'http://loinc.org','code':'69548-6'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'text':'BRCA2'}},"
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'53037-8'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + significance
                        + "'}]}}]");
    }

    void genotype(String patient, String part, String alleles) {
        put("Observation", part, "'status':'final'," + subject(patient) + "," + Fhir.genotype("CYP2C19", alleles));
    }

    String subject(String patient) {
        return "'subject':{'reference':'Patient/" + id(patient) + "'}";
    }

    void put(String type, String part, String members) {
        var answer = Http.send(
                "PUT",
                "/fhir/" + type + "/" + id(part),
                "{'resourceType':'" + type + "','id':'" + id(part) + "'," + members + "}");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    List<Told> eventually(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receiver.events()).hasSize(count));
        return List.copyOf(receiver.events());
    }

    /** Nothing more comes. */
    void settled(int count) {
        await().during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> receiver.events().size() == count);
    }

    static List<String> focuses(List<Told> told) {
        return told.stream()
                .flatMap(one -> one.status("focus").stream())
                .map(focus -> focus.substring(focus.indexOf("/fhir/") + "/fhir/".length()))
                .toList();
    }
}
