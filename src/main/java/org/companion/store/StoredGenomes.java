package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.Call;
import org.companion.genomes.CallBlock;
import org.companion.genomes.Coverage;
import org.companion.genomes.DamagedBlock;
import org.companion.genomes.Genomes;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Mebibase;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;
import org.companion.genomes.SourceClass;
import org.companion.store.Shelves.Held;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

/** Genomes as packed blocks on a shelf; who they are of, and which of them count, stands in our own tables. */
public final class StoredGenomes implements Genomes {
    private static final String SAMPLE = "select s.sample_id, s.patient_id, s.test, s.specimen, s.tested_on,"
            + " s.source_class, s.assembly, s.digest from genome_sample s";
    private static final Duration MOVING = Duration.ofSeconds(40);
    private static final Logger LOG = LoggerFactory.getLogger(StoredGenomes.class);

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final LargeCallTables largeCalls;
    private final CoverageTables coverages;
    private final Shelves shelves;
    private final Leftovers leftovers;
    private final Carriers carriers;
    private final Moving moving;
    private final Clock clock;

    /** @param elsewhere the shelf that is set to be used instead of the database */
    StoredGenomes(JdbcOperations database, Transactions transactions, Clock clock, Optional<BlockShelf> elsewhere) {
        this.database = database;
        this.transactions = transactions.joined();
        this.largeCalls = new LargeCallTables(database);
        this.coverages = new CoverageTables(database);
        this.shelves = new Shelves(database, elsewhere);
        this.leftovers = new Leftovers(database, transactions, clock);
        this.carriers = new Carriers(database, transactions.joined(), shelves, leftovers);
        this.moving = new Moving(database, transactions, shelves, leftovers);
        this.clock = clock;
    }

    /** All that the database holds of it is written in one transaction: what is cut off midway was never there. */
    @Override
    public long put(Sample sample, Iterator<Call> calls, Supplier<List<LargeCall>> large, Supplier<Coverage> coverage) {
        var shelf = shelves.inUse();
        var number = leftovers.begin(shelf);
        var count = transactions.execute(status -> {
            var blocks = new PackedBlocks(calls);
            shelf.write(number, blocks);
            remove(sample.id());
            if (!shelf.isInDatabase()) {
                shelves.places().note(number, blocks.places());
            }
            largeCalls.insert(number, large.get());
            coverages.insert(number, coverage.get());
            insert(sample, number, shelf);
            leftovers.keep(shelf, number);
            return blocks.count();
        });
        return count == null ? 0 : count;
    }

    private void insert(Sample sample, int number, BlockShelf shelf) {
        database.update(
                "insert into genome_sample (sample_id, number, patient_id, test, specimen, tested_on, source_class,"
                        + " assembly, digest, merged, shelf) values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)",
                sample.id().value(),
                number,
                sample.patient().value(),
                sample.test(),
                sample.specimen().orElse(null),
                sample.date().orElse(null),
                sample.sourceClass().map(Enum::name).orElse(null),
                sample.assembly().name(),
                sample.digest(),
                shelf.name());
    }

    /** Merges what has come in for the search by allele; to be called now and then, by one at a time. */
    public void settle() {
        carriers.settle();
    }

    /** Removes from the shelves what counts no more and is due; to be called now and then, by one at a time. */
    void clear() {
        shelves.all().forEach(leftovers::clear);
    }

    /** Moves what lies in the database to the shelf in use, for a while; to be called now and then, by one at a time. */
    void move() {
        var end = clock.instant().plus(MOVING);
        var moved = 0;
        while (clock.instant().isBefore(end) && moving.moveOne()) {
            moved++;
        }
        if (moved > 0) {
            LOG.info("{} genomes or runs were moved out of the database; {} genomes are left", moved, moving.left());
        }
    }

    @Override
    public List<Sample> of(PatientId patient) {
        return database.query(
                SAMPLE + " where s.patient_id = ? order by s.number", StoredGenomes::sample, patient.value());
    }

    @Override
    public Optional<Coverage> coverage(SampleId sample) {
        return coverages.of(sample);
    }

    @Override
    public List<LargeCall> large(SampleId sample, Interval interval) {
        return largeCalls.of(sample, interval);
    }

    @Override
    public List<Call> overlap(SampleId sample, Interval interval) {
        return whileHeld(sample, held -> {
                    List<Call> calls = new ArrayList<>();
                    var last = CallBlock.of(Math.max(interval.start(), interval.end() - 1));
                    shelves.blocks(held, interval.contig(), CallBlock.of(interval.start()) - 1, last).stream()
                            .filter(block -> block.reach() > interval.start())
                            .forEach(block -> calls.addAll(CallBlock.unpack(
                                    block.data(), interval.contig(), interval.start(), interval.end())));
                    return calls;
                })
                .orElse(List.of());
    }

    private Optional<Held> held(SampleId sample) {
        return database
                .query(
                        "select number, shelf from genome_sample where sample_id = ?",
                        (row, count) -> new Held(row.getInt(1), row.getString(2)),
                        sample.value())
                .stream()
                .findFirst();
    }

    /** Reads what the sample holds; again, when it was replaced or taken out meanwhile. Empty when there is none. */
    private <T> Optional<T> whileHeld(SampleId sample, Function<Held, T> reading) {
        for (var held = held(sample); held.isPresent(); ) {
            var read = attempt(held.get(), reading, sample);
            var now = held(sample);
            if (now.equals(held)) {
                return read;
            }
            held = now;
        }
        return Optional.empty();
    }

    private <T> Optional<T> attempt(Held held, Function<Held, T> reading, SampleId sample) {
        try {
            return Optional.of(reading.apply(held));
        } catch (DamagedBlock lost) {
            if (held(sample).equals(Optional.of(held))) {
                throw lost;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<Sample> carriers(Spdi allele) {
        var numbers = carriers.of(allele);
        var samples = new ArrayList<Sample>();
        Batches.of(numbers)
                .forEach(some -> samples.addAll(database.query(
                        SAMPLE + " where s.number in (" + Batches.marks(some.size()) + ")",
                        (RowMapper<Sample>) StoredGenomes::sample,
                        some.toArray())));
        return samples;
    }

    @Override
    public List<Sample> withLarge(Interval interval, boolean whole) {
        return database.query(
                "select distinct s.sample_id, s.patient_id, s.test, s.specimen, s.tested_on, s.source_class, s.assembly, s.digest"
                        + " from genome_sample s join genome_large l on s.number = l.number where l.contig = ? and "
                        + (whole ? "l.outer_start <= ? and l.outer_end >= ?" : "l.outer_start < ? and l.outer_end > ?"),
                StoredGenomes::sample,
                interval.contig().accession(),
                whole ? interval.start() : interval.end(),
                whole ? interval.end() : interval.start());
    }

    @Override
    public void scan(SampleId sample, Contig contig, Consumer<Call> reader) {
        held(sample)
                .ifPresent(held -> shelves.places().all(held.number(), contig).stream()
                        .forEach(block -> scan(held, new Mebibase(contig, block), reader)));
    }

    private void scan(Held held, Mebibase where, Consumer<Call> reader) {
        var data = shelves.blocks(List.of(held), where).get(held.number());
        if (data == null) {
            throw new DamagedBlock("it was replaced while it was read");
        }
        CallBlock.unpack(data, where.contig(), -1, Integer.MAX_VALUE).forEach(reader);
    }

    @Override
    public boolean delete(SampleId sample) {
        return Boolean.TRUE.equals(transactions.execute(status -> remove(sample)));
    }

    @Override
    public int delete(PatientId patient) {
        var samples = of(patient);
        samples.forEach(sample -> delete(sample.id()));
        return samples.size();
    }

    private boolean remove(SampleId sample) {
        var held = database.query(
                "select number, shelf from genome_sample where sample_id = ? for update",
                (row, count) -> new Held(row.getInt(1), row.getString(2)),
                sample.value());
        for (var one : held) {
            largeCalls.remove(one.number());
            coverages.remove(one.number());
            shelves.places().forget(one.number());
            leftovers.leave(shelves.named(one.shelf()), one.number());
        }
        return database.update("delete from genome_sample where sample_id = ?", sample.value()) > 0;
    }

    private static Sample sample(ResultSet row, int count) throws SQLException {
        return new Sample(
                new SampleId(row.getString(1)),
                new PatientId(row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getObject(5, LocalDate.class)),
                Optional.ofNullable(row.getString(6)).map(SourceClass::valueOf),
                Assembly.valueOf(row.getString(7)),
                row.getString(8));
    }
}
