package org.companion.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;
import org.companion.genomes.ShelfAway;
import org.companion.genomes.UnfitShelf;
import org.companion.testing.CassandraCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the shelf on a cluster has acknowledged is there, whichever node is lost. */
@Tag("cassandra")
class CassandraShelfTest {
    private static final Contig CONTIG = new Contig("NC_000001.11");
    private static final int WRITERS = 16;
    private static final int BLOCKS = 50;
    private static final int BLOCK_BYTES = 7_000;
    private static final Path REPORT = Path.of("target", "cassandra", "report.md");

    @BeforeEach
    void isThere() {
        assumeTrue(CassandraCluster.isThere(), "without -Pcassandra no cluster is started");
    }

    @Test
    void aNodeThatIsKilledUnderWritesTakesNothingAcknowledgedWithIt() throws Exception {
        var cluster = CassandraCluster.three();
        try (var open = OpenShelf.of(cluster)) {
            var shelf = open.shelf();
            var acknowledged = ConcurrentHashMap.<Integer>newKeySet();
            var failed = new AtomicInteger();
            var numbers = new AtomicInteger();
            var stop = new AtomicBoolean();
            var writers = Executors.newFixedThreadPool(WRITERS);
            IntStream.range(0, WRITERS)
                    .forEach(one -> writers.submit(() -> {
                        while (!stop.get()) {
                            var number = numbers.incrementAndGet();
                            try {
                                shelf.write(number, genome(number).iterator());
                                acknowledged.add(number);
                            } catch (ShelfAway lost) {
                                failed.incrementAndGet();
                            }
                        }
                    }));
            awaitMore(acknowledged, 20);
            cluster.kill(3);
            var atKill = acknowledged.size();
            awaitMore(acknowledged, atKill + 40);
            stop.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            assertThat(lost(shelf, acknowledged)).as("read without the node").isEmpty();
            cluster.restart(3);
            cluster.kill(1);
            try {
                assertThat(lost(shelf, acknowledged))
                        .as("read with it, and without another")
                        .isEmpty();
            } finally {
                cluster.restart(1);
            }
            report("| genomes of " + BLOCKS + " blocks acknowledged, " + WRITERS
                    + " writers, a node killed under them | "
                    + acknowledged.size() + " (" + (acknowledged.size() - atKill) + " after the kill), refused "
                    + failed.get() + ", lost 0 |");
        }
    }

    private static void awaitMore(Set<Integer> acknowledged, int count) throws InterruptedException {
        for (int i = 0; acknowledged.size() < count; i++) {
            assertThat(i).as("tenths of a second without enough writes").isLessThan(3_000);
            Thread.sleep(100);
        }
    }

    private static List<Integer> lost(BlockShelf shelf, Set<Integer> acknowledged) {
        return acknowledged.stream()
                .filter(number -> !same(shelf.blocks(number, CONTIG, 0, BLOCKS), genome(number)))
                .sorted()
                .toList();
    }

    private static boolean same(List<PackedBlock> read, List<PackedBlock> written) {
        return read.size() == written.size()
                && IntStream.range(0, read.size())
                        .allMatch(i -> read.get(i).where().equals(written.get(i).where())
                                && read.get(i).reach() == written.get(i).reach()
                                && Arrays.equals(
                                        read.get(i).data(), written.get(i).data()));
    }

    private static List<PackedBlock> genome(int number) {
        var random = new Random(number);
        return IntStream.range(0, BLOCKS)
                .mapToObj(block -> {
                    var data = new byte[BLOCK_BYTES];
                    random.nextBytes(data);
                    return new PackedBlock(new Mebibase(CONTIG, block), block + number, data);
                })
                .toList();
    }

    @Test
    void whatIsRemovedIsGoneAndNothingElse() {
        try (var open = OpenShelf.of(CassandraCluster.three())) {
            var shelf = open.shelf();
            shelf.write(1, genome(1).iterator());
            shelf.write(2, genome(2).iterator());
            shelf.remove(1);
            assertThat(shelf.blocks(1, CONTIG, 0, BLOCKS)).isEmpty();
            assertThat(same(shelf.blocks(2, CONTIG, 0, BLOCKS), genome(2))).isTrue();
        }
    }

    @Test
    void whatReadingCosts() throws IOException {
        try (var open = OpenShelf.of(CassandraCluster.three())) {
            var shelf = open.shelf();
            IntStream.rangeClosed(1, 100)
                    .forEach(number -> shelf.write(number, genome(number).iterator()));
            var random = new Random(1);
            var nanos = new ArrayList<Long>();
            for (int i = 0; i < 3_000; i++) {
                var number = 1 + random.nextInt(100);
                var block = random.nextInt(BLOCKS - 1);
                var begin = System.nanoTime();
                var read = shelf.blocks(number, CONTIG, block, block + 1);
                nanos.add(System.nanoTime() - begin);
                assertThat(read).hasSize(2);
            }
            var warm = nanos.subList(1_000, nanos.size()).stream().sorted().toList();
            report("| the two blocks of a gene, LOCAL_QUORUM, three nodes | p50 %.2f ms, p95 %.2f ms |"
                    .formatted(millis(warm, 50), millis(warm, 95)));
        }
    }

    private static double millis(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100) / 1e6;
    }

    private static void report(String line) throws IOException {
        Files.createDirectories(REPORT.getParent());
        var before = Files.exists(REPORT) ? Files.readString(REPORT) : "";
        Files.writeString(REPORT, before + line + "\n");
    }

    @Test
    void aNodeThatMayLoseWhatItAcknowledgedOrLetsAnyoneInIsNotUsed() {
        var settings = Map.of(
                "commitlog_sync", "periodic",
                "commitlog_sync_period", "10s",
                "disk_failure_policy", "best_effort",
                "authenticator", "AllowAllAuthenticator");
        try (var cluster = CassandraCluster.one(settings)) {
            assertThatThrownBy(() -> CassandraShelf.open(OpenShelf.settings(cluster, "genomes", 1)))
                    .isInstanceOf(UnfitShelf.class)
                    .hasMessageContaining("commitlog_sync of")
                    .hasMessageContaining("disk_failure_policy of")
                    .hasMessageContaining("authenticator of");
        }
    }

    @Test
    void aKeyspaceWithTooFewCopiesIsNotUsed() {
        var cluster = CassandraCluster.three();
        var keyspace = CassandraCluster.newKeyspace();
        CassandraShelf.open(OpenShelf.settings(cluster, keyspace, 2)).close();
        CassandraShelf.open(OpenShelf.settings(cluster, keyspace, 2)).close();
        assertThatThrownBy(() -> CassandraShelf.open(OpenShelf.settings(cluster, keyspace, 3)))
                .isInstanceOf(UnfitShelf.class)
                .hasMessageContaining("keeps 2 copies");
    }
}
