package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.companion.fhir.Json;
import org.companion.testing.Mllp;
import org.companion.testing.OwnProcess;

/** Two who write numbered Observations by FHIR and one who sends numbered results by MLLP, until they are stopped. */
final class Writers {
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    /** What was acknowledged: by FHIR and by MLLP. */
    record Acknowledged(Set<String> written, Set<String> sent) {}

    Writers begin(OwnProcess server, int mllp) {
        for (var writer = 0; writer < 2; writer++) {
            var name = "w" + writer + "-";
            threads.execute(() -> write(server, name));
        }
        threads.execute(() -> send(mllp));
        return this;
    }

    private void write(OwnProcess server, String name) {
        for (var i = 0; !stopped.get(); i++) {
            try {
                var id = name + i;
                var answer = server.send("PUT", "/fhir/Observation/" + id, observation(id));
                if (answer.statusCode() == 201 || answer.statusCode() == 200) {
                    written.add(id);
                } else {
                    Thread.sleep(200);
                }
            } catch (IOException gone) {
                pause();
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static String observation(String id) {
        return ("{'resourceType':'Observation','id':'" + id
                        + "','status':'final','subject':{'reference':'Patient/jane'},"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'text':'CYP2C19'}}],'valueCodeableConcept':{'text':'*1/*2'}}")
                .replace('\'', '"');
    }

    /** One after the other, each until it is taken, as an engine's queue does. */
    private void send(int mllp) {
        for (var i = 0; !stopped.get(); ) {
            try (var sender = new Mllp(mllp)) {
                while (!stopped.get()) {
                    var number = "N" + i;
                    var answer =
                            sender.send(result(number, "M1", number, "20260301", genotype("2a", "CYP2C19", "*1/*2")));
                    if (answer.contains("MSA|AA")) {
                        sent.add(number);
                        i++;
                    } else {
                        pause();
                    }
                }
            } catch (UncheckedIOException gone) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has been acknowledged up to now. */
    Acknowledged soFar() {
        return new Acknowledged(Set.copyOf(written), Set.copyOf(sent));
    }

    /** Waits until so many have been acknowledged on each way. */
    void awaitEach(int count) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (written.size() < count || sent.size() < count) {
            assertThat(System.nanoTime()).as("something is acknowledged").isLessThan(end);
            Thread.sleep(20);
        }
    }

    Acknowledged stop() throws InterruptedException {
        stopped.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        return soFar();
    }

    /** All that was acknowledged is there, once, and nothing of it is missing in the index. */
    static void areThere(OwnProcess server, Acknowledged acknowledged) throws IOException, InterruptedException {
        assertThat(found(
                        server,
                        "Observation?patient=jane&code=84413-4",
                        resource -> resource.path("id").asText()))
                .doesNotHaveDuplicates()
                .containsAll(acknowledged.written());
        for (var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); ; ) {
            if (server.get("/inbox?state=accepted,stuck").body().equals("[]")) {
                break;
            }
            assertThat(System.nanoTime()).as("what was accepted is filed").isLessThan(end);
            Thread.sleep(200);
        }
        assertThat(found(
                        server,
                        "DiagnosticReport?subject=Patient/jane",
                        resource -> resource.at("/identifier/0/value").asText()))
                .doesNotHaveDuplicates()
                .containsAll(acknowledged.sent());
    }

    private static List<String> found(
            OwnProcess server, String query, Function<com.fasterxml.jackson.databind.JsonNode, String> name)
            throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var page = "/fhir/" + query + "&_count=250"; !page.isEmpty(); ) {
            var bundle = Json.stored(server.get(page).body());
            bundle.path("entry").forEach(entry -> found.add(name.apply(entry.path("resource"))));
            page = "";
            for (var link : bundle.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    page = link.path("url").asText();
                }
            }
        }
        return found;
    }
}
