package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** Whether calls can be answered is said in plain words, on every database. */
class StoreHealthTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsThereIsUpWithoutAWord(Engine engine) {
        try (var database = engine.open();
                var health = of(database)) {
            assertThat(health.health()).isEqualTo(Health.up().build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseWhoseTablesAnotherReleaseHasChangedIsOutOfService(Engine engine) {
        try (var database = engine.open();
                var health = of(database)) {
            database.transaction.executeWithoutResult(status -> database.sql.execute(
                    "insert into \"companion_schema_history\" (\"installed_rank\", \"version\", \"description\","
                            + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                            + " values (900, '900', 'later', 'SQL', 'V900__later.sql', 'later', 1, true)"));
            assertThat(health.health())
                    .isEqualTo(Health.outOfService()
                            .withDetail(
                                    "reasons",
                                    List.of("another release has changed the tables of the database since this server"
                                            + " was started"))
                            .build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliveriesThatAreStuckOrLateAreAWarning(Engine engine) {
        try (var database = engine.open();
                var health = of(database)) {
            entry(database, "1", "STUCK", Instant.now());
            entry(database, "2", "ACCEPTED", Instant.now().minus(Duration.ofHours(1)));
            entry(database, "3", "ACCEPTED", Instant.now());
            assertThat(health.health())
                    .isEqualTo(Health.up()
                            .withDetail(
                                    "warnings",
                                    List.of(
                                            "1 deliveries in the inbox could not be filed",
                                            "1 deliveries in the inbox have waited to be filed for more than 10"
                                                    + " minutes"))
                            .build());
        }
    }

    @Test
    void aDatabaseThatIsAwayIsOutOfServiceAfterTwoSecondsAndNothingElseIsTold() {
        try (var database = Engine.H2.open();
                var health = of(database)) {
            database.source.close();
            var said = health.health();
            assertThat(said.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(said.getDetails())
                    .containsExactly(java.util.Map.entry("reasons", List.of("the database cannot be reached")));
        }
    }

    private StoreHealth of(Engine.Opened database) {
        return new StoreHealth(database.sql, new CompanionTables(database.source), folder, false, Clock.systemUTC());
    }

    private static void entry(Engine.Opened database, String id, String state, Instant received) {
        database.transaction.executeWithoutResult(status -> database.sql.update(
                "insert into inbox (id, received_at, application, facility, message, digest, mouth, format, state,"
                        + " answer, detail) values (?, ?, '', '', '', '', 'mllp', 'hl7v2', ?, '', '')",
                id,
                Timestamp.from(received),
                state));
    }
}
