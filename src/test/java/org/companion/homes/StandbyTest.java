package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.companion.fhir.Json;
import org.companion.testing.Messages;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.companion.testing.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The primary of a pair is lost while results come in, and its standby is promoted, by the recipe of docs/operating.md. */
@Tag("long")
class StandbyTest {
    private static final int ENOUGH = 40;
    private static final String WAITING = "select pid from pg_stat_activity where wait_event = 'SyncRep'";

    @TempDir
    private Path folder;

    private final int mllp = Ports.free();

    enum Loss {
        ENDED {
            @Override
            void of(PostgresServer primary) {
                primary.kill();
            }
        },
        SILENT {
            @Override
            void of(PostgresServer primary) throws IOException, InterruptedException {
                primary.fallSilent();
            }
        };

        abstract void of(PostgresServer primary) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedOutlivesThePrimaryAndTheServerGoesOnWithTheStandby(Loss loss) throws Exception {
        assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        try (var primary = PostgresServer.empty()) {
            primary.execute("create database companion");
            try (var standby = primary.standby();
                    var server = OwnProcess.start(folder.resolve("log"), Ports.free(), settings(primary, standby))) {
                standby.waitsForStandby("*");
                server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
                var writers = new Writers().begin(server, mllp);
                writers.awaitEach(ENOUGH);
                loss.of(primary);
                within(Duration.ofSeconds(30)).untilAsserted(() -> isNotReady(server));
                var before = writers.soFar();
                var onBoth = standby.ask("companion", "select message from inbox");

                standby.execute("select pg_promote()");
                within(Duration.ofMinutes(2))
                        .until(() -> !standby.ask("companion", WAITING).isEmpty());
                Thread.sleep(2_000);
                assertThat(writers.soFar().written()).isEqualTo(before.written());
                assertThat(onBoth)
                        .as("nothing is acknowledged that only one has")
                        .containsAll(writers.soFar().sent());

                standby.waitsForStandby("");
                within(Duration.ofMinutes(2))
                        .untilAsserted(
                                () -> assertThat(readiness(server).statusCode()).isEqualTo(200));
                var most = Math.max(before.written().size(), before.sent().size());
                writers.awaitEach(most + ENOUGH);

                try (var next = standby.standby()) {
                    assertThat(next.ask("companion", "select pg_is_in_recovery()"))
                            .containsExactly("t");
                    var acknowledged = writers.soFar();
                    writers.awaitEach(Math.max(
                                    acknowledged.written().size(),
                                    acknowledged.sent().size())
                            + ENOUGH);
                    Writers.areThere(server, writers.stop());
                }
            }
        }
    }

    private static ConditionFactory within(Duration patience) {
        return await().atMost(patience).pollInterval(Duration.ofMillis(200));
    }

    private static void isNotReady(OwnProcess server) throws IOException, InterruptedException {
        var said = readiness(server);
        assertThat(said.statusCode()).isEqualTo(503);
        assertThat(Json.stored(said.body())
                        .at("/components/store/details/reasons/0")
                        .asText())
                .isIn("the database cannot be reached", "the database does not answer within 2 s");
        assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> readiness(OwnProcess server) throws IOException, InterruptedException {
        return server.get("/actuator/health/readiness");
    }

    private List<String> settings(PostgresServer primary, PostgresServer standby) throws IOException {
        return List.of(
                "--companion.demo=false",
                "--companion.data=" + folder.resolve("data"),
                "--companion.mllp.enabled=true",
                "--companion.mllp.port=" + mllp,
                "--spring.datasource.url="
                        + recipe().replace("db1:5432", primary.host()).replace("db2:5432", standby.host()),
                "--spring.datasource.username=companion");
    }

    /** The address as an operator is told to write it. */
    private static String recipe() throws IOException {
        var address = Pattern.compile("jdbc:postgresql://db1:5432,db2:5432/\\S+")
                .matcher(Files.readString(Path.of("docs/operating.md")));
        assertThat(address.find()).isTrue();
        return address.group();
    }
}
