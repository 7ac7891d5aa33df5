package org.companion.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One server of PostgreSQL in processes of its own, from the binaries of this machine; it ends with this one. */
public final class PostgresServer implements AutoCloseable {
    static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** One without databases. */
    public static PostgresServer empty() throws IOException, InterruptedException {
        var folder = folder();
        run(asUser(binary("initdb") + " -D " + folder.resolve("data") + " -A trust -U companion --no-sync"));
        return started(folder);
    }

    /** One that follows this one; from now on a commit here is acknowledged when that one has it too. */
    public PostgresServer standby() throws IOException, InterruptedException {
        var folder = folder();
        run(asUser(binary("pg_basebackup") + " -h 127.0.0.1 -p " + port + " -U companion -D " + folder.resolve("data")
                + " -R -X stream -c fast"));
        var standby = started(folder);
        waitsForStandby("*");
        await().pollInSameThread()
                .until(() -> ask("postgres", "select sync_state from pg_stat_replication")
                        .equals(List.of("sync")));
        return standby;
    }

    /** Whose word it waits for before it acknowledges a commit: {@code *} for that of any standby, nothing for nobody's. */
    public void waitsForStandby(String names) {
        execute("alter system set synchronous_standby_names = '" + names + "'");
        execute("select pg_reload_conf()");
    }

    private static Path folder() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("postgres");
        if (isRoot()) {
            run("chown", "postgres", folder.toString());
        }
        return folder;
    }

    private static PostgresServer started(Path folder) throws IOException {
        var port = Ports.free();
        var process = new ProcessBuilder(asUser("exec " + binary("postgres") + " -D " + folder.resolve("data") + " -p "
                        + port + " -k " + folder + " -h 127.0.0.1 -c fsync=off"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var started = new PostgresServer(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        await().pollInSameThread().until(started::answers);
        return started;
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(address("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The JDBC address of one of its databases. */
    public String address(String database) {
        return "jdbc:postgresql://" + host() + "/" + database + "?user=companion";
    }

    /** Where it listens. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** What an operator tells it. */
    public void execute(String statement) {
        try (var connection = DriverManager.getConnection(address("postgres"));
                var told = connection.createStatement()) {
            told.execute(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first column of what one of its databases answers. */
    public List<String> ask(String database, String query) {
        try (var connection = DriverManager.getConnection(address(database));
                var asked = connection.createStatement();
                var rows = asked.executeQuery(query)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** All its processes end at once, as {@code kill -9} or a power cut ends them. */
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    /** It keeps its connections and says nothing any more, as a machine that hangs or cannot be reached. */
    public void fallSilent() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-STOP"));
        processes().map(one -> Long.toString(one.pid())).forEach(command::add);
        run(command.toArray(String[]::new));
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** It ends in order, or after two seconds anyhow. */
    @Override
    public void close() {
        var all = processes().toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    static Optional<Path> binaries() {
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

    /** One of its programs. */
    static String binary(String name) {
        return binaries().orElseThrow().resolve(name).toString();
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
}
