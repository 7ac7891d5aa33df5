package org.companion.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.internal.core.metrics.NoopMetricsFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Nodes of Apache Cassandra in processes of their own, on 127.0.0.1, .2 and .3; they end with this one. Their jars are
 * fetched by the Maven profile {@code cassandra}.
 */
public final class CassandraCluster implements AutoCloseable {
    public static final String USER = "cassandra";
    public static final String PASSWORD = "cassandra";
    public static final String DATACENTER = "datacenter1";

    private static final Path JARS = Path.of("target", "cassandra", "lib");
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final AtomicInteger KEYSPACES = new AtomicInteger();
    private static volatile CassandraCluster three;

    private final List<CassandraNode> nodes;

    private CassandraCluster(List<CassandraNode> nodes) {
        this.nodes = nodes;
    }

    /** Whether it can be had; where it must be had and cannot, the test fails here. */
    public static boolean isThere() {
        var required = "required".equals(System.getProperty("companion.cassandra"));
        assertThat(Files.isDirectory(JARS) || !required)
                .as("the jars of Cassandra are to be in " + JARS)
                .isTrue();
        return required;
    }

    /** Three nodes for all tests of a run. */
    public static synchronized CassandraCluster three() {
        if (three == null) {
            three = started(3, Map.of());
        }
        return three;
    }

    /** One node, with settings other than those that the house asks for. */
    public static CassandraCluster one(Map<String, String> settings) {
        return started(1, settings);
    }

    private static CassandraCluster started(int count, Map<String, String> settings) {
        try {
            var folder = Files.createTempDirectory("cassandra");
            var storage = Ports.free();
            var port = Ports.free();
            var all = new TreeMap<>(Map.of(
                    "storage_port", String.valueOf(storage),
                    "native_transport_port", String.valueOf(port)));
            all.putAll(settings);
            var nodes = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> new CassandraNode(folder, JARS, number, count, port, all))
                    .toList();
            var cluster = new CassandraCluster(nodes);
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            for (var node : nodes) {
                node.start();
            }
            cluster.awaitAll();
            return cluster;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where its nodes listen. */
    public List<String> contactPoints() {
        return nodes.stream().map(CassandraNode::where).toList();
    }

    /** A name that no test has used. */
    public static String newKeyspace() {
        return "test" + KEYSPACES.incrementAndGet();
    }

    /** Ends a node as {@code kill -9} does. */
    public void kill(int number) throws InterruptedException {
        nodes.get(number - 1).kill();
    }

    /** Starts one that was killed, with what it has on disk, and waits until all see it. */
    public void restart(int number) throws IOException {
        nodes.get(number - 1).start();
        awaitAll();
    }

    /** Whoever may do anything. */
    public CqlSession session() {
        return CqlSession.builder()
                .addContactPoints(nodes.stream().map(CassandraNode::address).toList())
                .withLocalDatacenter(DATACENTER)
                .withAuthCredentials(USER, PASSWORD)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(20))
                        .withClass(DefaultDriverOption.METRICS_FACTORY_CLASS, NoopMetricsFactory.class)
                        .build())
                .build();
    }

    private void awaitAll() {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> nodes.stream().allMatch(CassandraNode::listens));
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofSeconds(2))
                .pollInSameThread()
                .until(this::seesAll);
    }

    private boolean seesAll() {
        try (var session = session()) {
            var all = session.getMetadata().getNodes().values();
            return all.size() == nodes.size()
                    && all.stream().map(Node::getState).allMatch(NodeState.UP::equals);
        } catch (AllNodesFailedException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        nodes.forEach(CassandraNode::close);
    }
}
