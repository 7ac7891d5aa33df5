package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.companion.testing.Messages;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server is stopped, or backed up and restored, while results come in. */
@Tag("long")
class StopAndRestoreTest {
    private static final int ENOUGH = 40;

    @TempDir
    private Path folder;

    private final int mllp = Ports.free();
    private final int port = Ports.free();

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aServerThatIsAskedToStopFinishesWhatItHasTaken(String database) throws Exception {
        var settings = settings("data", database.equals("PostgreSQL") ? postgres() : "");
        var writers = new Writers();
        try (var server = OwnProcess.start(log(), port, settings)) {
            server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
            writers.begin(server, mllp).awaitEach(ENOUGH);
            server.terminate();
            assertThat(server.awaitEnd()).as("ended by the signal, in order").isEqualTo(143);
        }
        var acknowledged = writers.stop();
        assertThat(Files.readString(log())).doesNotContain(" ERROR ", "\tat ");
        try (var server = OwnProcess.start(log(), port, settings)) {
            Writers.areThere(server, acknowledged);
        }
    }

    @Test
    void aBackupOfTheFileHoldsAllThatWasAcknowledgedBeforeItBegan() throws Exception {
        var backups = Files.createDirectories(folder.resolve("backups"));
        var settings = settings("data", "");
        settings.add("--companion.backups=" + backups);
        var writers = new Writers();
        Writers.Acknowledged before;
        try (var server = OwnProcess.start(log(), port, settings)) {
            server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
            writers.begin(server, mllp).awaitEach(ENOUGH);
            before = writers.soFar();
            var asked = Files.createFile(backups.resolve("now"));
            await().atMost(Duration.ofMinutes(1)).until(() -> !Files.exists(asked));
            Thread.sleep(500);
            writers.stop();
        }
        var restored = Files.createDirectories(folder.resolve("restored"));
        try (var files = Files.list(backups)) {
            unpack(files.findFirst().orElseThrow(), restored);
        }
        try (var server = OwnProcess.start(log(), port, settings("restored", ""))) {
            Writers.areThere(server, before);
        }
    }

    @Test
    void aDumpOfPostgresqlHoldsAllThatWasAcknowledgedBeforeItBegan() throws Exception {
        var database = postgres();
        var writers = new Writers();
        Writers.Acknowledged before;
        String dump;
        try (var server = OwnProcess.start(log(), port, settings("data", database))) {
            server.send("PUT", "/fhir/Patient/jane", Messages.jane("jane", "M1"));
            writers.begin(server, mllp).awaitEach(ENOUGH);
            before = writers.soFar();
            dump = Postgres.dump(database);
            writers.stop();
        }
        try (var server = OwnProcess.start(log(), port, settings("restored", Postgres.restored(dump)))) {
            Writers.areThere(server, before);
        }
    }

    private static void unpack(Path zip, Path into) throws Exception {
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                try (var in = file.getInputStream(entry)) {
                    Files.copy(in, into.resolve(entry.getName()));
                }
            }
        }
    }

    private static String postgres() {
        assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        return Postgres.newDatabase();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private List<String> settings(String data, String database) {
        var settings = new ArrayList<>(List.of(
                "--companion.demo=false",
                "--companion.data=" + folder.resolve(data),
                "--companion.mllp.enabled=true",
                "--companion.mllp.port=" + mllp));
        if (!database.isEmpty()) {
            settings.add("--spring.datasource.url=" + database);
        }
        return settings;
    }
}
