package org.companion.store;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our own tables beside the FHIR store's; brought to the newest shape when made. */
final class CompanionTables {
    private final Flyway flyway;
    private final int steps;

    /** @throws UnfitDatabase when a newer release has written the database, or the new shape cannot be made */
    CompanionTables(DataSource database) {
        flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/companion")
                .table("companion_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        newer().ifPresent(words -> {
            throw new UnfitDatabase(words);
        });
        if (isBeingFilled(new JdbcTemplate(database))) {
            throw new UnfitDatabase(
                    "The database is being filled by `move`, which has not come to its end. Call it once more with the"
                            + " data folder of the server that has been stopped.");
        }
        try {
            flyway.migrate();
        } catch (FlywayException failed) {
            throw new UnfitDatabase(
                    "The tables could not be brought to the shape of this release; what was begun was taken back.",
                    failed);
        }
        steps = steps(new JdbcTemplate(database));
    }

    /** By a copy of another database that is not whole yet. */
    private static boolean isBeingFilled(JdbcOperations database) {
        return !database.queryForList(
                        "select table_name from information_schema.tables where lower(table_name) = 'companion_moving'",
                        String.class)
                .isEmpty();
    }

    /** Whether another release has brought them to a shape of its own since. */
    boolean haveChanged(JdbcOperations database) {
        return steps(database) != steps;
    }

    private static int steps(JdbcOperations database) {
        return Objects.requireNonNull(
                database.queryForObject("select count(*) from \"companion_schema_history\"", Integer.class));
    }

    /** What is to be said of a database that a newer release has written to; empty where none has. */
    Optional<String> newer() {
        return Arrays.stream(flyway.info().applied())
                .filter(CompanionTables::isUnknown)
                .findFirst()
                .map(one -> "The database was written by a newer release: its tables have version " + one.getVersion()
                        + ", which this release does not know.");
    }

    private static boolean isUnknown(MigrationInfo applied) {
        return switch (applied.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        };
    }
}
