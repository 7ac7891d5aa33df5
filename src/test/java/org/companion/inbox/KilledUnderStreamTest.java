package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.companion.fhir.Json;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.OwnProcess;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is killed while four senders send numbered results, and is started again. */
class KilledUnderStreamTest {
    private static final int SENDERS = 4;
    private static final int EACH = 60;
    private static final int KILLED_AFTER = 90;

    @TempDir
    Path folder;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void everyAcknowledgedResultIsThereOnce(String database) throws Exception {
        var mllp = freePort();
        var port = freePort();
        var settings = settings(database, mllp);
        try (var server = OwnProcess.start(folder.resolve("log"), port, settings)) {
            server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
            stream(mllp, server);
        }
        assertThat(acknowledged).as("killed in the middle of it").hasSizeBetween(KILLED_AFTER, SENDERS * EACH - 1);
        var before = Map.copyOf(acknowledged);
        try (var server = OwnProcess.start(folder.resolve("log"), port, settings)) {
            try (var sender = new Mllp(mllp)) {
                for (var number : numbers()) {
                    var answer = sender.send(message(number));
                    assertThat(answer).contains("MSA|AA|" + number);
                    assertThat(before.getOrDefault(number, answer))
                            .as("a result that was acknowledged gets the answer it got")
                            .isEqualTo(answer);
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () -> assertThat(server.get("/inbox?state=accepted").body())
                                    .isEqualTo("[]"));
            var filed = new ArrayList<String>();
            for (var page = "/fhir/DiagnosticReport?subject=Patient/jane&_count=250"; !page.isEmpty(); ) {
                var bundle = Json.stored(server.get(page).body());
                bundle.path("entry").forEach(entry -> {
                    var report = entry.path("resource");
                    filed.add(report.path("identifier").path(0).path("value").asText());
                    assertThat(report.path("meta").path("versionId").asText()).isEqualTo("1");
                });
                page = next(bundle);
            }
            assertThat(filed).containsExactlyInAnyOrderElementsOf(numbers());
        }
    }

    private static String next(com.fasterxml.jackson.databind.JsonNode bundle) {
        for (var link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }

    private List<String> settings(String database, int mllp) {
        var settings = new ArrayList<>(List.of(
                "--companion.demo=false",
                "--companion.data=" + folder.resolve("data"),
                "--companion.mllp.enabled=true",
                "--companion.mllp.port=" + mllp));
        if (database.equals("PostgreSQL")) {
            assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
            settings.add("--spring.datasource.url=" + Postgres.newDatabase());
        }
        return settings;
    }

    /** Sends until the server is killed after so many answers. */
    private void stream(int mllp, OwnProcess server) throws InterruptedException {
        var count = new AtomicInteger();
        var senders = Executors.newFixedThreadPool(SENDERS);
        IntStream.range(0, SENDERS)
                .forEach(one -> senders.execute(() -> {
                    try (var sender = new Mllp(mllp)) {
                        for (var i = 0; i < EACH; i++) {
                            var number = "N" + one + "-" + i;
                            acknowledged.put(number, sender.send(message(number)));
                            if (count.incrementAndGet() == KILLED_AFTER) {
                                server.kill();
                            }
                        }
                    } catch (UncheckedIOException | InterruptedException killed) {
                        Thread.currentThread().interrupt();
                    }
                }));
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    private static List<String> numbers() {
        return IntStream.range(0, SENDERS)
                .boxed()
                .flatMap(one -> IntStream.range(0, EACH).mapToObj(i -> "N" + one + "-" + i))
                .toList();
    }

    private static String message(String number) {
        return result(number, "M1", number, "20260301", genotype("2a", "CYP2C19", "*1/*2"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
