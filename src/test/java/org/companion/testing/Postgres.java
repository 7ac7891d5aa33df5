package org.companion.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** One real PostgreSQL for all tests of a run, from the binaries of this machine; each test gets a database of its own. */
public final class Postgres {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Optional<Postgres> ONE = start();

    private final int port;

    private Postgres(int port) {
        this.port = port;
    }

    /** Whether it can be had; where it must be had and cannot, the test fails here. */
    public static boolean isThere() {
        var required = System.getenv("CI") != null || "required".equals(System.getProperty("companion.postgres"));
        assertThat(ONE.isPresent() || !required)
                .as("PostgreSQL is required for these tests: install it under " + INSTALLED)
                .isTrue();
        return ONE.isPresent();
    }

    /** The address of a new, empty database. */
    public static String newDatabase() {
        var server = ONE.orElseThrow();
        var name = "test" + MADE.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.address("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return server.address(name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The address of a new database with what a dump holds. */
    public static String restored(String dump) {
        var address = newDatabase();
        try {
            var psql = new ProcessBuilder(
                            binaries().orElseThrow().resolve("psql").toString(),
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
                            binaries().orElseThrow().resolve("pg_dump").toString(),
                            "--no-owner",
                            address.substring("jdbc:".length()))
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

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=companion";
    }

    private static Optional<Postgres> start() {
        return binaries().map(binaries -> {
            try {
                return start(binaries);
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException("PostgreSQL is installed and does not start", broken);
            }
        });
    }

    private static Postgres start(Path binaries) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("postgres");
        var port = freePort();
        if (isRoot()) {
            run("chown", "postgres", folder.toString());
        }
        var data = folder.resolve("data");
        run(asUser(binaries + "/initdb -D " + data + " -A trust -U companion --no-sync"));
        var server = new ProcessBuilder(asUser("exec " + binaries + "/postgres -D " + data + " -p " + port + " -k "
                        + folder + " -h 127.0.0.1 -c fsync=off"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
        }));
        var started = new Postgres(port);
        Awaitility.await().pollInSameThread().until(() -> {
            try (var connection = DriverManager.getConnection(started.address("postgres"))) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        });
        return started;
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The server refuses to run as root. */
    private static String[] asUser(String command) {
        return isRoot()
                ? new String[] {"su", "postgres", "-s", "/bin/sh", "-c", command}
                : new String[] {"/bin/sh", "-c", command};
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
