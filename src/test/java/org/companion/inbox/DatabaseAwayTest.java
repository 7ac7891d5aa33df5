package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.companion.fhir.Json;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.OwnProcess;
import org.companion.testing.Postgres;
import org.companion.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database cannot be reached for ten seconds while results come in. */
class DatabaseAwayTest {
    private static final int SENT = 60;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingDoubledWhileTheDatabaseIsAway() throws Exception {
        assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        var database = Postgres.newDatabase();
        var far = Integer.parseInt(database.replaceAll(".*127.0.0.1:(\\d+)/.*", "$1"));
        int mllp;
        int port;
        try (var one = new ServerSocket(0);
                var two = new ServerSocket(0)) {
            mllp = one.getLocalPort();
            port = two.getLocalPort();
        }
        try (var wire = new Wire(far);
                var server = OwnProcess.start(
                        folder.resolve("log"),
                        port,
                        List.of(
                                "--companion.demo=false",
                                "--companion.data=" + folder.resolve("data"),
                                "--companion.mllp.enabled=true",
                                "--companion.mllp.port=" + mllp,
                                "--spring.datasource.url="
                                        + database.replace(":" + far + "/", ":" + wire.port() + "/")))) {
            server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
            var sender = Executors.newSingleThreadExecutor();
            var sending = sender.submit(() -> send(mllp));
            Thread.sleep(1_500);
            wire.cutFor(10_000);
            var tries = sending.get();
            sender.shutdown();
            assertThat(tries).isGreaterThanOrEqualTo(SENT);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(
                                    server.get("/inbox?state=accepted,stuck").body())
                            .isEqualTo("[]"));
            var filed = new ArrayList<String>();
            Json.stored(server.get("/fhir/DiagnosticReport?subject=Patient/jane&_count=250")
                            .body())
                    .path("entry")
                    .forEach(entry ->
                            filed.add(entry.at("/resource/identifier/0/value").asText()));
            assertThat(filed)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, SENT).mapToObj(i -> "N" + i).toList());
        }
    }

    /** One after the other, each until it is taken, as an engine's queue does; says how often it sent. */
    private static int send(int mllp) throws InterruptedException {
        var tries = 0;
        try (var sender = new Mllp(mllp)) {
            for (int i = 0; i < SENT; i++) {
                var message = result("N" + i, "M1", "N" + i, "20260301", genotype("2a", "CYP2C19", "*1/*2"));
                while (true) {
                    tries++;
                    var answer = sender.send(message);
                    if (answer.contains("MSA|AA")) {
                        break;
                    }
                    assertThat(answer).contains("MSA|AE").contains("207");
                    Thread.sleep(500);
                }
                Thread.sleep(50);
            }
        }
        return tries;
    }
}
