package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.companion.testing.Http;
import org.companion.testing.Receiver;
import org.companion.testing.Receiver.Told;
import org.junit.jupiter.api.Test;

/** What is not taken: Subscriptions by the house, and events by a receiver. */
class RefusedSubscriptionsTest extends SubscriptionCase {
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
    void anEndpointThatHangsHoldsUpNoOther() {
        patient("a");
        var hanging = Receiver.named(name + "-hangs").answers(RefusedSubscriptionsTest::muchLater);
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
}
