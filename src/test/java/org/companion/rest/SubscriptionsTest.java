package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.companion.testing.Http;
import org.companion.testing.Receiver.Told;
import org.junit.jupiter.api.Test;

/** Who subscribed is told what was asked for, and nothing else. */
class SubscriptionsTest extends SubscriptionCase {
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
    void aTransactionMaySubscribeAndWriteWhatIsToldNext() {
        patient("a");
        var bundle = "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':"
                + plain("Observation?patient=" + id("a"), "'payload':'application/fhir+json',")
                + ",'request':{'method':'PUT','url':'Subscription/" + name + "'}}]}";
        var refused = Http.send("POST", "/fhir", bundle.replace(receiver.endpoint(), "https://elsewhere.example/x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Http.get("/fhir/Subscription/" + name).status()).isEqualTo(404);
        assertThat(Http.send("POST", "/fhir", bundle).status()).isEqualTo(200);
        assertThat(read().path("status").asText()).isEqualTo("active");
        observation("a", "1", "718-7");
        observation("a", "1", "751-8");
        assertThat(eventually(2).get(1).json().at("/code/coding/0/code").asText())
                .isEqualTo("751-8");
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
}
