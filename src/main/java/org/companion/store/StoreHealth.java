package org.companion.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Whether the database can be worked with, in plain words. Out of service is what keeps calls from being answered; what
 * somebody should look after, but is no reason to send callers away, is a warning.
 */
final class StoreHealth implements HealthIndicator, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FILED_WITHIN = Duration.ofMinutes(10);
    private static final long LITTLE = 1L << 30;
    private static final long TOO_LITTLE = 100L << 20;

    private final JdbcOperations database;
    private final CompanionTables tables;
    private final Path folder;
    private final boolean file;
    private final Clock clock;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<Said> asked;

    /** What is in the way, and what somebody should look after. */
    private record Said(List<String> reasons, List<String> warnings) {}

    /** {@code file}: whether the database is a file in that folder. */
    StoreHealth(JdbcOperations database, CompanionTables tables, Path folder, boolean file, Clock clock) {
        this.database = database;
        this.tables = tables;
        this.folder = folder;
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var said = ofDatabase();
        ofRoom(said);
        var health = said.reasons().isEmpty() ? Health.up() : Health.outOfService();
        if (!said.reasons().isEmpty()) {
            health.withDetail("reasons", said.reasons());
        }
        if (!said.warnings().isEmpty()) {
            health.withDetail("warnings", said.warnings());
        }
        return health.build();
    }

    /** A question that is not answered in time goes on, and is not asked again meanwhile. */
    private Said ofDatabase() {
        try {
            var said = question().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Said(new ArrayList<>(said.reasons()), new ArrayList<>(said.warnings()));
        } catch (TimeoutException away) {
            return saying("the database does not answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException away) {
            return saying("the database cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return saying("the server is being stopped");
        }
    }

    private static Said saying(String reason) {
        return new Said(new ArrayList<>(List.of(reason)), new ArrayList<>());
    }

    private synchronized Future<Said> question() {
        var running = asked;
        if (running == null || running.isDone()) {
            Callable<Said> question = this::ask;
            running = asking.submit(question);
            asked = running;
        }
        return running;
    }

    private Said ask() {
        var said = new Said(new ArrayList<>(), new ArrayList<>());
        if (tables.haveChanged(database)) {
            said.reasons().add("another release has changed the tables of the database since this server was started");
        }
        var stuck = count("select count(*) from inbox where state = 'STUCK'");
        if (stuck > 0) {
            said.warnings().add(stuck + " deliveries in the inbox could not be filed");
        }
        var late = count(
                "select count(*) from inbox where state = 'ACCEPTED' and received_at < ?",
                Instants.sql(clock.instant().minus(FILED_WITHIN)));
        if (late > 0) {
            said.warnings()
                    .add(late + " deliveries in the inbox have waited to be filed for more than "
                            + FILED_WITHIN.toMinutes() + " minutes");
        }
        return said;
    }

    private long count(String query, Object... values) {
        var count = database.queryForObject(query, Long.class, values);
        return count == null ? 0 : count;
    }

    private void ofRoom(Said said) {
        try {
            var room = Files.getFileStore(
                            Files.exists(folder)
                                    ? folder
                                    : folder.toAbsolutePath().getRoot())
                    .getUsableSpace();
            if (room < TOO_LITTLE && file) {
                said.reasons().add("there are less than " + (TOO_LITTLE >> 20) + " MiB left for the data folder");
            } else if (room < LITTLE) {
                said.warnings().add("there is less than 1 GiB left for the data folder");
            }
        } catch (IOException gone) {
            said.warnings().add("the data folder cannot be looked at");
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
