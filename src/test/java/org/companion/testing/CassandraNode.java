package org.companion.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One node of a {@link CassandraCluster}. */
final class CassandraNode implements AutoCloseable {
    /** What a node on Java 17 needs of Java's own parts. */
    private static final List<String> EXPORTED = List.of(
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "java.base/java.lang.ref",
            "jdk.unsupported/sun.misc",
            "jdk.compiler/com.sun.tools.javac.file",
            "jdk.attach/sun.tools.attach");

    private static final List<String> OPENED = List.of(
            "java.base/java.lang.module",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.util.jar",
            "jdk.management/com.sun.management.internal",
            "java.base/sun.nio.ch",
            "java.base/java.io",
            "java.base/java.lang.reflect",
            "jdk.compiler/com.sun.tools.javac",
            "java.base/java.lang",
            "java.base/java.util");

    private static final String LOGGING =
            "<configuration><appender name='out' class='ch.qos.logback.core.ConsoleAppender'>"
                    + "<encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder></appender>"
                    + "<root level='INFO'><appender-ref ref='out'/></root></configuration>";

    private final Path folder;
    private final Path jars;
    private final String address;
    private final int port;
    private Process process;

    CassandraNode(Path cluster, Path jars, int number, int count, int port, Map<String, String> settings) {
        this.folder = cluster.resolve("node" + number);
        this.jars = jars.toAbsolutePath();
        this.address = "127.0.0." + number;
        this.port = port;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("logback.xml"), LOGGING);
            Files.writeString(folder.resolve("cassandra.yaml"), yaml(number, count, settings));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private String yaml(int number, int count, Map<String, String> more) {
        var settings = new TreeMap<String, String>();
        settings.put("cluster_name", "tests");
        settings.put("num_tokens", "1");
        settings.put("initial_token", "'" + token(number, count) + "'");
        settings.put("auto_bootstrap", "false");
        settings.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
        settings.put("endpoint_snitch", "SimpleSnitch");
        settings.put("listen_address", address);
        settings.put("rpc_address", address);
        settings.put("storage_compatibility_mode", "NONE");
        settings.put("data_file_directories", "['" + folder.resolve("data") + "']");
        List.of("commitlog", "hints", "saved_caches", "cdc_raw")
                .forEach(name ->
                        settings.put(name + "_directory", folder.resolve(name).toString()));
        settings.put("commitlog_sync", "batch");
        settings.put("disk_failure_policy", "stop");
        settings.put("commit_failure_policy", "stop");
        settings.put("authenticator", "PasswordAuthenticator");
        settings.put("default_keyspace_rf", String.valueOf(count));
        settings.put("memtable_heap_space", "128MiB");
        settings.put("commitlog_total_space", "256MiB");
        settings.put("concurrent_compactors", "1");
        List.of("request", "read_request", "range_request", "write_request")
                .forEach(kind -> settings.put(kind + "_timeout", "10s"));
        settings.putAll(more);
        var seeds = IntStream.rangeClosed(1, count)
                .mapToObj(one -> "127.0.0." + one)
                .collect(Collectors.joining(","));
        return settings.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue() + "\n")
                        .collect(Collectors.joining())
                + "seed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n"
                + "      - seeds: \"" + seeds + "\"\n";
    }

    /** The ring is cut into equal parts. */
    private static BigInteger token(int number, int count) {
        return BigInteger.TWO
                .pow(64)
                .divide(BigInteger.valueOf(count))
                .multiply(BigInteger.valueOf(number - 1))
                .subtract(BigInteger.TWO.pow(63));
    }

    void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms768m", "-Xmx768m", "-XX:MaxDirectMemorySize=512m", "-XX:+UseSerialGC"));
        command.add("-XX:TieredStopAtLevel=1");
        EXPORTED.forEach(part -> command.addAll(List.of("--add-exports", part + "=ALL-UNNAMED")));
        OPENED.forEach(part -> command.addAll(List.of("--add-opens", part + "=ALL-UNNAMED")));
        command.add("-Djdk.attach.allowAttachSelf=true");
        command.add("-Dio.netty.tryReflectionSetAccessible=true");
        command.add("-javaagent:" + jar("jamm-"));
        command.add("-Dcassandra.config=" + folder.resolve("cassandra.yaml").toUri());
        command.add("-Dcassandra.storagedir=" + folder);
        command.add("-Dcassandra.logdir=" + folder.resolve("log"));
        command.add(
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml").toUri());
        command.add("-Dcassandra.jmx.local.port=" + Ports.free());
        command.add("-Dcassandra-foreground=yes");
        command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
        command.add("-Dcassandra.ring_delay_ms=1000");
        command.add("-Dcassandra.superuser_setup_delay_ms=2000");
        command.addAll(List.of("-cp", jars + "/*", "org.apache.cassandra.service.CassandraDaemon"));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.log").toFile()))
                .start();
    }

    private String jar(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return all.filter(jar -> jar.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(address, port);
    }

    String where() {
        return address + ":" + port;
    }

    /** @throws IllegalStateException when it has ended */
    boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a node has ended; see " + folder.resolve("out.log"));
        }
        try (var socket = new Socket()) {
            socket.connect(address(), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until the process is gone: its port is closed only then. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
