package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that the database cannot answer is ended after half a minute, and holds up nobody else. */
@Tag("long")
class RunawaySearchTest {
    private static final String SEARCH = "/fhir/Patient?family=Mustermann";

    @TempDir
    private Path folder;

    @Test
    void itIsAnsweredWithAReasonAndTheServerGoesOn() throws Exception {
        assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        var database = Postgres.newDatabase();
        var settings = List.of(
                "--companion.demo=false",
                "--companion.data=" + folder.resolve("data"),
                "--spring.datasource.url=" + database);
        try (var server = OwnProcess.start(folder.resolve("log"), Ports.free(), settings);
                var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            server.send("PUT", "/fhir/Patient/p", "{\"resourceType\":\"Patient\",\"id\":\"p\"}");
            statement.execute("lock table hfj_spidx_string in access exclusive mode");
            var begin = System.nanoTime();
            var answer = server.get(SEARCH);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("took longer than 30 s").doesNotContain("SQL");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(seconds(25), seconds(60));
            assertThat(server.get("/fhir/Patient/p").statusCode()).isEqualTo(200);
            connection.rollback();
            assertThat(server.get(SEARCH).statusCode()).isEqualTo(200);
        }
    }

    private static Duration seconds(int many) {
        return Duration.ofSeconds(many);
    }
}
