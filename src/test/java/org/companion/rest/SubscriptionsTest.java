package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.companion.testing.Fhir;
import org.companion.testing.Http;
import org.companion.testing.Receiver;
import org.companion.testing.Receiver.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who subscribed is told: what was asked for, all of it, in order, and nothing else. */
class SubscriptionsTest {
    private static final String TOPIC = "https://companion.example/fhir/SubscriptionTopic/";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final Receiver receiver = Receiver.named(name);

    @AfterEach
    void unsubscribe() {
        Http.delete("/fhir/Subscription/" + name);
    }

    @Test
    void whoAsksBySearchIsSentWhatItFindsAndNothingElse() {
        patient("a");
        patient("b");
        assertThat(subscribe(plain(
                                "Observation?patient=" + id("a") + "&code=718-7",
                                "'payload':'application/fhir+json'," + "'header':['X-Key: secret'],"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        observation("b", "1", "718-7");
        observation("a", "2", "751-8");
        observation("a", "3", "718-7");
        var told = eventually(1).get(0);
        assertThat(told.method()).isEqualTo("PUT");
        assertThat(told.path()).isEqualTo("Observation/" + id("3"));
        assertThat(told.json().at("/code/coding/0/code").asText()).isEqualTo("718-7");
        assertThat(told.headers().get("X-key")).containsExactly("secret");
        settled(1);
    }

    @Test
    void withoutAPayloadTheCallIsEmpty() {
        patient("a");
        subscribe(plain("Observation?patient=Patient/" + id("a"), ""));
        observation("a", "1", "718-7");
        var told = eventually(1).get(0);
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.body()).isEmpty();
    }

    @Test
    void aTopicGreetsThenTellsWithItsFilterOnly() {
        patient("a");
        patient("b");
        var taken = subscribe(
                topic("genomic-report-final", "DiagnosticReport?patient=Patient/" + id("a"), "full-resource"));
        assertThat(taken.json().path("status").asText()).isEqualTo("requested");
        active();
        assertThat(receiver.all().get(0).type()).contains("handshake");
        report("b", "1", "final");
        report("a", "2", "preliminary");
        report("a", "2", "final");
        report("a", "2", "amended");
        var told = eventually(2);
        assertThat(told.get(0).type()).contains("event-notification");
        assertThat(told.get(0).status("event-number")).containsExactly("1");
        assertThat(told.get(0).status("topic")).containsExactly(TOPIC + "genomic-report-final");
        assertThat(told.get(0).status("focus").get(0)).endsWith("DiagnosticReport/" + id("2"));
        assertThat(told.get(0).json().at("/entry/1/resource/status").asText()).isEqualTo("final");
        assertThat(told.get(1).json().at("/entry/1/resource/status").asText()).isEqualTo("amended");
        settled(2);
    }

    @Test
    void anIdIsAllThatIsSentWhereNoMoreIsWantedAndNotEvenThatWhereNothingIs() {
        patient("a");
        subscribe(topic("genomic-report-final", "patient=" + id("a"), "id-only"));
        active();
        report("a", "1", "final");
        var told = eventually(1).get(0);
        assertThat(told.json().at("/entry/1/fullUrl").asText()).endsWith("DiagnosticReport/" + id("1"));
        assertThat(told.json().at("/entry/1/resource").isMissingNode()).isTrue();
        subscribe(topic("genomic-report-final", "patient=" + id("a"), "empty"));
        active();
        report("a", "2", "final");
        var empty = eventually(2).get(1);
        assertThat(empty.json().path("entry")).hasSize(1);
        assertThat(empty.body()).doesNotContain(id("2")).doesNotContain(id("a"));
        assertThat(empty.status("event-number")).containsExactly("2");
    }

    @Test
    void anEndpointThatDoesNotAnswerTheGreetingIsAnError() {
        receiver.answers(told -> 404);
        subscribe(topic("genomic-report-final", "", "id-only"));
        await().untilAsserted(() -> assertThat(read().path("status").asText()).isEqualTo("error"));
        assertThat(read().path("error").asText()).isEqualTo("The handshake failed: it answered 404");
    }

    @Test
    void anEndpointThatTheSettingsDoNotAllowIsRefused() {
        var other = plain("Observation?code=1", "").replace(receiver.endpoint(), "https://elsewhere.example/hook");
        var refused = subscribe(other);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.diagnostics()).contains("companion.subscriptions.endpoints");
        var beside = plain("Observation?code=1", "").replace(receiver.endpoint(), Receiver.base() + "-other/x");
        assertThat(subscribe(beside).status()).isEqualTo(422);
        var user = plain("Observation?code=1", "").replace("http://127", "http://me:secret@127");
        assertThat(subscribe(user).status()).isEqualTo(422);
        assertThat(subscribe(plain("Observation?code=1", "").replace("rest-hook", "email"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatCannotBeHeldAgainstOneResourceIsRefused() {
        for (var criteria :
                List.of("Observation?patient.name=a", "Observation?nothing=1", "Nothing?a=b", TOPIC + "x")) {
            assertThat(subscribe(plain(criteria, "")).status()).as(criteria).isEqualTo(422);
        }
        assertThat(subscribe(plain("Observation?code=1", "'header':['Host: other'],"))
                        .status())
                .isEqualTo(422);
        assertThat(subscribe(topic("genomic-report-final", "Observation?patient=1", "id-only"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aReceiverThatWasDownGetsAllOnceAndInTheOrderOfEachPatient() {
        patient("a");
        patient("b");
        subscribe(topic("genomic-report-final", "", "id-only"));
        active();
        receiver.answers(told -> 503);
        IntStream.range(0, 6).forEach(i -> report(i % 2 == 0 ? "a" : "b", "r" + i, "final"));
        await().until(() -> receiver.all().stream().anyMatch(told -> told.answered() == 503));
        receiver.answers(told -> 200);
        var told = eventually(6);
        for (var ofOne : List.of(List.of("r0", "r2", "r4"), List.of("r1", "r3", "r5"))) {
            assertThat(focuses(told).stream()
                            .filter(focus -> ofOne.stream().anyMatch(focus::endsWith))
                            .toList())
                    .containsExactlyElementsOf(ofOne.stream()
                            .map(one -> "DiagnosticReport/" + id(one))
                            .toList());
        }
        settled(6);
    }

    @Test
    void whatOnePatientsReceiverRefusesHoldsBackNoOther() {
        patient("a");
        patient("b");
        subscribe(topic("genomic-report-final", "", "id-only"));
        active();
        receiver.answers(told -> told.body().contains(id("bad")) ? 500 : 200);
        report("a", "bad", "final");
        report("a", "later", "final");
        report("b", "other", "final");
        assertThat(focuses(eventually(1))).containsExactly("DiagnosticReport/" + id("other"));
        settled(1);
        assertThat(Http.get("/fhir/Subscription/" + name + "/$status").body())
                .contains("2 waiting; last failure: it answered 500");
        receiver.answers(told -> 200);
        assertThat(focuses(eventually(3))).endsWith("DiagnosticReport/" + id("bad"), "DiagnosticReport/" + id("later"));
    }

    @Test
    void aServerErrorIsTriedAgainLaterAndLater() {
        patient("a");
        subscribe(topic("genomic-report-final", "", "id-only"));
        active();
        var tries = new AtomicInteger();
        receiver.answers(told -> tries.incrementAndGet() < 3 ? 500 : 200);
        var begun = System.nanoTime();
        report("a", "1", "final");
        eventually(1);
        assertThat(tries).hasValue(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void eventsCanBeAskedForByTheirNumbers() {
        patient("a");
        subscribe(topic("genomic-report-final", "", "id-only"));
        active();
        IntStream.range(0, 3).forEach(i -> report("a", "r" + i, "final"));
        eventually(3);
        var past = Http.get("/fhir/Subscription/" + name + "/$events?eventsSinceNumber=2&eventsUntilNumber=2");
        assertThat(new Told("GET", "", past.body(), Map.of(), 200).status("event-number"))
                .containsExactly("2");
        assertThat(past.json().path("entry")).hasSize(2);
        assertThat(past.json().at("/entry/1/fullUrl").asText()).endsWith("DiagnosticReport/" + id("r1"));
        var status = Http.get("/fhir/Subscription/" + name + "/$status").json();
        assertThat(status.path("type").asText()).isEqualTo("searchset");
        assertThat(status.at("/entry/0/resource/parameter").toString())
                .contains("\"query-status\"")
                .contains("{\"name\":\"events-since-subscription-start\",\"valueString\":\"3\"}");
        assertThat(Http.get("/fhir/Subscription/none/$status").status()).isEqualTo(404);
        assertThat(Http.get("/fhir/Subscription/" + name + "/$events?eventsSinceNumber=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aVariantThatIsHeldToBeSomethingElseIsReclassified() {
        patient("a");
        subscribe(topic("finding-reclassified", "", "full-resource"));
        active();
        variant("a", "v", "LA26333-7", "final");
        variant("a", "v", "LA26333-7", "amended");
        variant("a", "v", "LA6668-3", "amended");
        var told = eventually(1).get(0);
        assertThat(told.status("focus").get(0)).endsWith("Observation/" + id("v"));
        assertThat(told.json().at("/entry/1/resource").toString()).contains("LA6668-3");
        settled(1);
    }

    @Test
    void urgentAdviceThatWasNotThereBeforeIsToldOnceAndSupportIsNot() {
        patient("a");
        subscribe(topic("actionable-finding-added", "patient=" + id("a"), "id-only"));
        active();
        observation("a", "blood", "718-7");
        genotype("a", "g", "*2/*2");
        var told = eventually(1).get(0);
        assertThat(told.status("focus").get(0)).endsWith("Patient/" + id("a"));
        assertThat(told.status("additional-context").get(0)).endsWith("Observation/" + id("g"));
        genotype("a", "g2", "*2/*2");
        settled(1);
    }

    @Test
    void anEndpointThatHangsHoldsUpNoOther() {
        patient("a");
        var hanging = Receiver.named(name + "-hangs").answers(SubscriptionsTest::muchLater);
        var other = plain("Observation?patient=" + id("a"), "")
                .replace(receiver.endpoint(), hanging.endpoint())
                .replace("'id':'" + name + "'", "'id':'" + name + "-hangs'");
        assertThat(Http.send("PUT", "/fhir/Subscription/" + name + "-hangs", other)
                        .status())
                .isEqualTo(201);
        subscribe(plain("Observation?patient=" + id("a"), ""));
        IntStream.range(0, 6).forEach(i -> observation("a", "o" + i, "718-7"));
        await().atMost(Duration.ofSeconds(5)).until(() -> receiver.events().size() == 6);
        Http.delete("/fhir/Subscription/" + name + "-hangs");
    }

    private static int muchLater(Told told) {
        try {
            Thread.sleep(7_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    @Test
    void whatWaitsIsCounted() {
        assertThat(Http.get("/actuator/prometheus").body())
                .contains("companion_outbox_waiting")
                .contains("companion_outbox_dead 0.0");
    }

    @Test
    void whoIsOffOrGoneIsToldNothing() {
        patient("a");
        subscribe(plain("Observation?patient=" + id("a"), "").replace("'requested'", "'off'"));
        observation("a", "1", "718-7");
        settled(0);
        assertThat(read().path("status").asText()).isEqualTo("off");
    }

    @Test
    void aHeartbeatSaysThatNothingHappened() {
        subscribe(topic("genomic-report-final", "", "empty")
                .replace(
                        "'payload'",
                        "'extension':[{'url':'" + BACKPORT
                                + "backport-heartbeat-period','valueUnsignedInt':10}],'payload'"));
        await().until(() -> receiver.all().stream().anyMatch(told -> told.type().equals(Optional.of("heartbeat"))));
    }

    private String id(String part) {
        return name + "-" + part;
    }

    private Http.Answer subscribe(String json) {
        return Http.send("PUT", "/fhir/Subscription/" + name, json);
    }

    private JsonNode read() {
        return Http.get("/fhir/Subscription/" + name).json();
    }

    private void active() {
        await().untilAsserted(() -> assertThat(read().path("status").asText()).isEqualTo("active"));
    }

    private String plain(String criteria, String more) {
        return "{'resourceType':'Subscription','id':'" + name + "','status':'requested','reason':'test','criteria':'"
                + criteria + "','channel':{'type':'rest-hook'," + more + "'endpoint':'" + receiver.endpoint() + "'}}";
    }

    private String topic(String code, String filter, String content) {
        var filtered = filter.isEmpty()
                ? ""
                : "'_criteria':{'extension':[{'url':'" + BACKPORT + "backport-filter-criteria','valueString':'" + filter
                        + "'}]},";
        return "{'resourceType':'Subscription','id':'" + name + "','status':'requested','reason':'test','criteria':'"
                + TOPIC + code + "'," + filtered + "'channel':{'type':'rest-hook','endpoint':'" + receiver.endpoint()
                + "','payload':'application/fhir+json','_payload':{'extension':[{'url':'" + BACKPORT
                + "backport-payload-content','valueCode':'" + content + "'}]}}}";
    }

    private void patient(String part) {
        put("Patient", part, "'active':true");
    }

    private void observation(String patient, String part, String code) {
        put(
                "Observation",
                part,
                "'status':'final'," + subject(patient)
                        + ",'code':{'coding':[{'system':'http://loinc.org','code':'" + code
                        + "'}]},'valueQuantity':{'value':13,'unit':'g/dL','system':'http://unitsofmeasure.org','code':'g/dL'}");
    }

    private void report(String patient, String part, String status) {
        put(
                "DiagnosticReport",
                part,
                "'status':'" + status + "'," + subject(patient)
                        + ",'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]}");
    }

    private void variant(String patient, String part, String significance, String status) {
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

    private void genotype(String patient, String part, String alleles) {
        put("Observation", part, "'status':'final'," + subject(patient) + "," + Fhir.genotype("CYP2C19", alleles));
    }

    private String subject(String patient) {
        return "'subject':{'reference':'Patient/" + id(patient) + "'}";
    }

    private void put(String type, String part, String members) {
        var answer = Http.send(
                "PUT",
                "/fhir/" + type + "/" + id(part),
                "{'resourceType':'" + type + "','id':'" + id(part) + "'," + members + "}");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private List<Told> eventually(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receiver.events()).hasSize(count));
        return List.copyOf(receiver.events());
    }

    /** Nothing more comes. */
    private void settled(int count) {
        await().during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> receiver.events().size() == count);
    }

    private static List<String> focuses(List<Told> told) {
        return told.stream()
                .flatMap(one -> one.status("focus").stream())
                .map(focus -> focus.substring(focus.indexOf("/fhir/") + "/fhir/".length()))
                .toList();
    }
}
