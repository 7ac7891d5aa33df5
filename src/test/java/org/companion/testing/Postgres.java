package org.companion.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a run, from the binaries of this machine; each test gets a database of its own. */
public final class Postgres {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Optional<PostgresServer> ONE = start();

    private Postgres() {}

    /** Whether it can be had; where it must be had and cannot, the test fails here. */
    public static boolean isThere() {
        var required = System.getenv("CI") != null || "required".equals(System.getProperty("companion.postgres"));
        assertThat(ONE.isPresent() || !required)
                .as("PostgreSQL is required for these tests: install it under " + PostgresServer.INSTALLED)
                .isTrue();
        return ONE.isPresent();
    }

    /** The address of a new, empty database. */
    public static String newDatabase() {
        var server = ONE.orElseThrow();
        var name = "test" + MADE.incrementAndGet();
        server.execute("create database " + name);
        return server.address(name);
    }

    /** The address of a new database with what a dump holds. */
    public static String restored(String dump) {
        var address = newDatabase();
        try {
            var psql = new ProcessBuilder(
                            PostgresServer.binary("psql"),
                            "-q",
                            "-v",
                            "ON_ERROR_STOP=1",
                            address.substring("jdbc:".length()))
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createTempFile("psql", ".log").toFile())
                    .start();
            try (var in = psql.getOutputStream()) {
                in.write(dump.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(psql.waitFor()).as("psql").isZero();
            return address;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What {@code pg_dump} writes of a database. */
    public static String dump(String address) {
        try {
            var dump = new ProcessBuilder(
                            PostgresServer.binary("pg_dump"), "--no-owner", address.substring("jdbc:".length()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(dump.waitFor()).as("pg_dump").isZero();
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Optional<PostgresServer> start() {
        return PostgresServer.binaries().map(binaries -> {
            try {
                return PostgresServer.empty();
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException("PostgreSQL is installed and does not start", broken);
            }
        });
    }
}
