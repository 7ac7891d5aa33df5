package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Genome.interval;
import static org.companion.testing.Genome.spdi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.companion.genomes.Coverage;
import org.companion.genomes.DamagedBlock;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;
import org.companion.genomes.SourceClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call that is put is found again, and only where it lies, on every database and every shelf. */
class GenomesContractTest {
    private static final PatientId PATIENT = new PatientId("1");
    private static final Contig CONTIG = new Contig("NC_000001.11");

    private Shelved.Opened opened;
    private Engine.Opened database;
    private StoredGenomes genomes;
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");

    private void open(Shelved where) {
        opened = where.open();
        database = opened.database();
        genomes = opened.genomes(clock());
    }

    /** Goes when the test says so. */
    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsAreFoundWhereTheyLie(Shelved where) {
        open(where);
        var reaching = call("NC_000001.11:1048570:" + "A".repeat(40) + ":");
        put(
                sample("s"),
                call("NC_000001.11:100:A:G"),
                reaching,
                call("NC_000001.11:3000000:C:T"),
                call("NC_000002.12:7:G:"));
        assertThat(changes("s", "NC_000001.11:100-101")).containsExactly("NC_000001.11:100:A:G");
        assertThat(changes("s", "NC_000001.11:101-200")).isEmpty();
        assertThat(changes("s", "NC_000001.11:50-100")).isEmpty();
        assertThat(genomes.overlap(new SampleId("s"), interval("NC_000001.11:1048600-1048700")))
                .containsExactly(reaching);
        assertThat(changes("s", "NC_000002.12:0-10")).containsExactly("NC_000002.12:7:G:");
        assertThat(changes("another", "NC_000001.11:100-101")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSampleIsReplacedAsAWhole(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        put(sample("s"), call("NC_000001.11:200:A:G"));
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:200:A:G");
        assertThat(genomes.of(PATIENT)).containsExactly(sample("s"));
    }

    @ParameterizedTest
    @EnumSource
    void aPutThatFailsLeavesWhatWasThere(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        assertThatThrownBy(() -> put(sample("s"), call("NC_000001.11:300:A:G"), call("NC_000001.11:200:A:G")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by their start");
        assertThatThrownBy(() -> put(
                        sample("s"),
                        call("NC_000001.11:300:A:G"),
                        call("NC_000002.12:200:A:G"),
                        call("NC_000001.11:400:A:G")))
                .hasMessageContaining("contig by contig");
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:100:A:G");
    }

    @ParameterizedTest
    @EnumSource
    void structuralCallsAndCoverageAreKept(Shelved where) {
        open(where);
        var deletion = new LargeCall(
                "SO:0000159",
                interval("NC_000013.11:48303000-48482000"),
                Optional.of(interval("NC_000013.11:48303751-48481890")),
                Optional.of(BigDecimal.ONE),
                CallState.HETEROZYGOUS,
                true);
        var coverage = new Coverage(
                Optional.of(List.of(interval("NC_000001.11:0-50"), interval("NC_000002.12:5-9"))),
                Optional.of(List.of(interval("NC_000001.11:7-8"))));
        genomes.put(sample("s"), List.<Call>of().iterator(), () -> List.of(deletion), () -> coverage);
        var id = new SampleId("s");
        assertThat(genomes.large(id, interval("NC_000013.11:48482000-48490000")))
                .isEmpty();
        assertThat(genomes.large(id, interval("NC_000013.11:48481999-48490000")))
                .containsExactly(deletion);
        assertThat(genomes.withLarge(interval("NC_000013.11:48303100-48303200"), true))
                .containsExactly(sample("s"));
        assertThat(genomes.withLarge(interval("NC_000013.11:1-48303200"), true)).isEmpty();
        assertThat(genomes.coverage(id)).contains(coverage);
    }

    @ParameterizedTest
    @EnumSource
    void carriersAreFoundBeforeAndAfterTheyAreMerged(Shelved where) {
        open(where);
        IntStream.range(0, 70).forEach(n -> {
            var calls = new ArrayList<Call>();
            calls.add(call("NC_000001.11:" + (n % 7) + ":A:G"));
            if (n % 10 == 0) {
                calls.add(call("NC_000001.11:500:A:T"));
            }
            put(sample("s" + n), calls.toArray(Call[]::new));
        });
        var expected = Stream.of(0, 10, 20, 30, 40, 50, 60).map(n -> "s" + n).toList();
        assertThat(carriers("NC_000001.11:500:A:T")).containsExactlyInAnyOrderElementsOf(expected);
        genomes.settle();
        assertThat(database.sql.queryForObject("select max(level) from genome_run", Integer.class))
                .isEqualTo(2);
        assertThat(carriers("NC_000001.11:500:A:T")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(carriers("NC_000001.11:3:A:G")).hasSize(10);
        assertThat(carriers("NC_000001.11:500:A:C")).isEmpty();
        assertThat(carriers("NC_000001.11:501:A:T")).isEmpty();
        genomes.delete(new SampleId("s10"));
        put(sample("s20"), call("NC_000001.11:9:A:G"));
        assertThat(carriers("NC_000001.11:500:A:T")).containsExactlyInAnyOrder("s0", "s30", "s40", "s50", "s60");
    }

    @ParameterizedTest
    @EnumSource
    void aPatientsSamplesAreTakenOutWhole(Shelved where) {
        open(where);
        put(sample("a"), call("NC_000001.11:100:A:G"));
        put(sample("b"), call("NC_000001.11:100:A:G"));
        assertThat(genomes.delete(PATIENT)).isEqualTo(2);
        assertThat(genomes.of(PATIENT)).isEmpty();
        assertThat(genomes.delete(new SampleId("a"))).isFalse();
        assertThat(carriers("NC_000001.11:100:A:G")).isEmpty();
        assertThat(database.sql.queryForObject("select count(*) from genome_block", Integer.class))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aContigIsScannedInOrder(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"), call("NC_000001.11:5000000:A:G"), call("NC_000002.12:1:A:G"));
        var seen = new ArrayList<String>();
        genomes.scan(
                new SampleId("s"),
                new Contig("NC_000001.11"),
                call -> seen.add("" + call.change().start()));
        assertThat(seen).containsExactly("100", "5000000");
    }

    @ParameterizedTest
    @EnumSource
    void aPutThatIsTakenBackIsNeverSeen(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        database.transaction.executeWithoutResult(status -> {
            put(sample("s"), call("NC_000001.11:200:A:G"), call("NC_000002.12:200:A:G"));
            status.setRollbackOnly();
        });
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:100:A:G");
        put(sample("t"), call("NC_000001.11:300:A:G"));
        assertThat(changes("t", "NC_000001.11:0-1000"))
                .as("under a number that was not taken before")
                .containsExactly("NC_000001.11:300:A:G");
        assertThat(changes("t", "NC_000002.12:0-1000")).isEmpty();
        assertThat(carriers("NC_000001.11:200:A:G")).isEmpty();
        now = now.plus(Duration.ofDays(2));
        genomes.clear();
        assertThat(notes()).isZero();
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:100:A:G");
        assertThat(changes("t", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:300:A:G");
    }

    @ParameterizedTest
    @EnumSource
    void whatCountsNoMoreLeavesTheShelfWhenItIsDue(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        int old = number("s");
        put(sample("s"), call("NC_000001.11:200:A:G"));
        int kept = number("s");
        opened.elsewhere().ifPresent(shelf -> {
            genomes.clear();
            assertThat(shelf.blocks(old, CONTIG, 0, 0))
                    .as("a reader may have begun with it")
                    .hasSize(1);
            now = now.plus(Duration.ofHours(2));
            genomes.clear();
            assertThat(shelf.blocks(old, CONTIG, 0, 0)).isEmpty();
            assertThat(shelf.blocks(kept, CONTIG, 0, 0)).hasSize(1);
        });
        assertThat(notes()).isZero();
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:200:A:G");
    }

    @ParameterizedTest
    @EnumSource
    void aPutThatTakesTooLongIsRefusedWhole(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        opened.elsewhere()
                .ifPresent(shelf -> assertThatThrownBy(() -> genomes.put(
                                sample("s"),
                                List.of(call("NC_000001.11:200:A:G")).iterator(),
                                () -> {
                                    now = now.plus(Duration.ofDays(2));
                                    CompletableFuture.runAsync(genomes::clear).join();
                                    return List.of();
                                },
                                Coverage::untold))
                        .hasMessageContaining("within 24 hours"));
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:100:A:G");
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatIsLostIsNeverReadAsNone(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        opened.elsewhere().ifPresent(shelf -> {
            shelf.remove(number("s"));
            assertThatThrownBy(() -> changes("s", "NC_000001.11:0-1000")).isInstanceOf(DamagedBlock.class);
            assertThatThrownBy(() -> carriers("NC_000001.11:100:A:G")).isInstanceOf(DamagedBlock.class);
            assertThatThrownBy(() -> genomes.scan(new SampleId("s"), CONTIG, call -> {}))
                    .isInstanceOf(DamagedBlock.class);
            assertThat(changes("s", "NC_000001.11:5000000-5000001")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsLostIsNeverReadAsNone(Shelved where) {
        open(where);
        IntStream.range(0, 8).forEach(n -> put(sample("s" + n), call("NC_000001.11:500:A:T")));
        genomes.settle();
        assertThat(carriers("NC_000001.11:500:A:T")).hasSize(8);
        opened.elsewhere().ifPresent(shelf -> {
            shelf.remove(database.sql.queryForObject("select max(run) from genome_run", Integer.class), CONTIG);
            assertThatThrownBy(() -> carriers("NC_000001.11:500:A:T")).isInstanceOf(DamagedBlock.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatLayInTheDatabaseBeforeIsStillRead(Shelved where) {
        open(where);
        var beside = genomes;
        genomes = new Shelved.Opened(database, Optional.empty(), () -> {}).genomes(clock());
        IntStream.range(0, 12).forEach(n -> put(sample("old" + n), call("NC_000001.11:500:A:T")));
        genomes.settle();
        genomes = beside;
        IntStream.range(0, 70).forEach(n -> put(sample("new" + n), call("NC_000001.11:500:A:T")));
        assertThat(carriers("NC_000001.11:500:A:T")).hasSize(82);
        genomes.settle();
        assertThat(carriers("NC_000001.11:500:A:T")).hasSize(82);
        assertThat(changes("old0", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:500:A:T");
    }

    @ParameterizedTest
    @EnumSource
    void whatLayInTheDatabaseBeforeCanBeMovedAndIsFoundAsBefore(Shelved where) {
        open(where);
        var beside = genomes;
        genomes = new Shelved.Opened(database, Optional.empty(), () -> {}).genomes(clock());
        IntStream.range(0, 12)
                .forEach(n -> put(
                        sample("s" + n),
                        call("NC_000001.11:500:A:T"),
                        call("NC_000001.11:5000000:A:G"),
                        call("NC_000002.12:" + n + ":C:T")));
        genomes.settle();
        genomes = beside;
        opened.elsewhere().ifPresent(shelf -> {
            genomes.move();
            assertThat(rows("genome_block") + rows("genome_carrier")).isZero();
            assertThat(shelf.blocks(number("s3"), CONTIG, 0, 10)).hasSize(2);
        });
        assertThat(changes("s3", "NC_000002.12:0-100")).containsExactly("NC_000002.12:3:C:T");
        assertThat(carriers("NC_000001.11:500:A:T")).hasSize(12);
        assertThat(carriers("NC_000002.12:11:C:T")).containsExactly("s11");
        now = now.plus(Duration.ofDays(2));
        genomes.clear();
        assertThat(notes()).isZero();
        assertThat(carriers("NC_000001.11:5000000:A:G")).hasSize(12);
        genomes.delete(PATIENT);
        assertThat(carriers("NC_000001.11:500:A:T")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNoteOfWhatCountsAfterAllTakesNothingAway(Shelved where) {
        open(where);
        put(sample("s"), call("NC_000001.11:100:A:G"));
        opened.elsewhere()
                .ifPresent(shelf -> database.transaction.executeWithoutResult(
                        status -> new Leftovers(database.sql, Transactions.of(database.manager), clock())
                                .beginAgain(shelf, number("s"))));
        now = now.plus(Duration.ofDays(2));
        genomes.clear();
        assertThat(notes()).isZero();
        assertThat(changes("s", "NC_000001.11:0-1000")).containsExactly("NC_000001.11:100:A:G");
    }

    private int rows(String table) {
        return database.sql.queryForObject("select count(*) from " + table, Integer.class);
    }

    private int number(String sample) {
        return database.sql.queryForObject(
                "select number from genome_sample where sample_id = ?", Integer.class, sample);
    }

    private int notes() {
        return rows("genome_leftover");
    }

    private void put(Sample sample, Call... calls) {
        genomes.put(sample, Arrays.asList(calls).iterator(), List::of, Coverage::untold);
    }

    private List<String> changes(String sample, String place) {
        Interval interval = interval(place);
        return genomes.overlap(new SampleId(sample), interval).stream()
                .map(call -> call.change().toString())
                .toList();
    }

    private List<String> carriers(String allele) {
        return genomes.carriers(spdi(allele)).stream()
                .map(sample -> sample.id().value())
                .toList();
    }

    private static Sample sample(String id) {
        return new Sample(
                new SampleId(id),
                PATIENT,
                "test " + id,
                Optional.of("specimen"),
                Optional.empty(),
                Optional.of(SourceClass.GERMLINE),
                Assembly.GRCH38,
                "0".repeat(64));
    }

    private static Call call(String spdi) {
        return new Call(
                spdi(spdi),
                CallState.HETEROZYGOUS,
                OptionalInt.empty(),
                OptionalInt.empty(),
                true,
                OptionalInt.empty());
    }
}
