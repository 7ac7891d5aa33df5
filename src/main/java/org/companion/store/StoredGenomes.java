package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallBlock;
import org.companion.genomes.CallState;
import org.companion.genomes.Coverage;
import org.companion.genomes.Genomes;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;
import org.companion.genomes.SourceClass;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

/** Genomes as packed blocks in our own tables, the same SQL on every database. */
public final class StoredGenomes implements Genomes {
    private static final String SAMPLE = "select s.sample_id, s.patient_id, s.test, s.specimen, s.tested_on,"
            + " s.source_class, s.assembly, s.digest from genome_sample s";
    private static final List<String> TABLES = List.of("genome_block", "genome_large", "genome_coverage");
    private static final String STUDIED = "studied";
    private static final String UNCALLABLE = "uncallable";

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Carriers carriers;

    public StoredGenomes(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
        this.carriers = new Carriers(database, transactions);
    }

    /** Runs in one transaction: what is cut off midway was never there. */
    @Override
    public long put(Sample sample, Iterator<Call> calls, Supplier<List<LargeCall>> large, Supplier<Coverage> coverage) {
        var number = GenomeNumbers.next(database, transactions);
        var count = transactions.execute(status -> {
            remove(sample.id());
            var kept = new GenomeWriter(database, number).write(calls);
            large(number, large.get());
            var looked = coverage.get();
            looked.studied().ifPresent(regions -> regions(number, STUDIED, regions));
            looked.uncallable().ifPresent(regions -> regions(number, UNCALLABLE, regions));
            database.update(
                    "insert into genome_sample (sample_id, number, patient_id, test, specimen, tested_on, source_class,"
                            + " assembly, digest, merged) values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
                    sample.id().value(),
                    number,
                    sample.patient().value(),
                    sample.test(),
                    sample.specimen().orElse(null),
                    sample.date().orElse(null),
                    sample.sourceClass().map(Enum::name).orElse(null),
                    sample.assembly().name(),
                    sample.digest());
            return kept;
        });
        return count == null ? 0 : count;
    }

    /** Merges what has come in for the search by allele; to be called now and then, by one at a time. */
    public void settle() {
        carriers.settle();
    }

    private void large(int number, List<LargeCall> large) {
        var rows = large.stream()
                .map(call -> new Object[] {
                    number,
                    call.type(),
                    call.outer().contig().accession(),
                    call.outer().start(),
                    call.outer().end(),
                    call.inner().map(Interval::start).orElse(null),
                    call.inner().map(Interval::end).orElse(null),
                    call.copies().orElse(null),
                    call.state().name(),
                    call.passed()
                })
                .toList();
        Batches.of(rows)
                .forEach(some -> ResultTables.insert(
                        database,
                        "genome_large (number, type, contig, outer_start, outer_end, inner_start, inner_end, copies, state,"
                                + " passed)",
                        some));
    }

    private void regions(int number, String kind, List<Interval> regions) {
        Map<Contig, List<Interval>> byContig = new LinkedHashMap<>();
        regions.forEach(region -> byContig.computeIfAbsent(region.contig(), c -> new ArrayList<>())
                .add(region));
        byContig.forEach((contig, list) -> {
            int part = 0;
            for (var some : Batches.of(list, Regions.MOST)) {
                database.update(
                        "insert into genome_coverage (number, kind, contig, part, regions) values (?, ?, ?, ?, ?)",
                        number,
                        kind,
                        contig.accession(),
                        part++,
                        Regions.bytes(some));
            }
        });
    }

    @Override
    public List<Sample> of(PatientId patient) {
        return database.query(
                SAMPLE + " where s.patient_id = ? order by s.number", StoredGenomes::sample, patient.value());
    }

    @Override
    public Optional<Coverage> coverage(SampleId sample) {
        var regions = new LinkedHashMap<String, List<Interval>>();
        database.query(
                "select c.kind, c.contig, c.regions from genome_coverage c join genome_sample s on s.number = c.number"
                        + " where s.sample_id = ? order by c.kind, c.contig, c.part",
                row -> {
                    regions.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                            .addAll(Regions.all(row.getBytes(3), new Contig(row.getString(2))));
                },
                sample.value());
        return regions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coverage(
                        Optional.ofNullable(regions.get(STUDIED)), Optional.ofNullable(regions.get(UNCALLABLE))));
    }

    @Override
    public List<Call> overlap(SampleId sample, Interval interval) {
        var calls = new ArrayList<Call>();
        database.query(
                "select b.data from genome_block b join genome_sample s on s.number = b.number where s.sample_id = ?"
                        + " and b.contig = ? and b.block between ? and ? and b.reach > ? order by b.block",
                row -> {
                    calls.addAll(
                            CallBlock.unpack(row.getBytes(1), interval.contig(), interval.start(), interval.end()));
                },
                sample.value(),
                interval.contig().accession(),
                CallBlock.of(interval.start()) - 1,
                CallBlock.of(Math.max(interval.start(), interval.end() - 1)),
                interval.start());
        return calls;
    }

    @Override
    public List<LargeCall> large(SampleId sample, Interval interval) {
        return database.query(
                "select l.* from genome_large l join genome_sample s on s.number = l.number where s.sample_id = ? and"
                        + " l.contig = ? and l.outer_start < ? and l.outer_end > ? order by l.outer_start",
                (row, number) -> large(row),
                sample.value(),
                interval.contig().accession(),
                interval.end(),
                interval.start());
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
        var blocks = database.queryForList(
                "select b.block from genome_block b join genome_sample s on s.number = b.number where s.sample_id = ?"
                        + " and b.contig = ? order by b.block",
                Integer.class,
                sample.value(),
                contig.accession());
        for (int block : blocks) {
            var start = block << CallBlock.SHIFT;
            var end = start + (1 << CallBlock.SHIFT);
            overlap(sample, new Interval(contig, start, end)).stream()
                    .filter(call -> CallBlock.of(call.change().start()) == block)
                    .forEach(reader);
        }
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
        var numbers = database.queryForList(
                "select number from genome_sample where sample_id = ?", Integer.class, sample.value());
        for (var number : numbers) {
            TABLES.forEach(table -> database.update("delete from " + table + " where number = ?", number));
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

    private static LargeCall large(ResultSet row) throws SQLException {
        var contig = new Contig(row.getString("contig"));
        var start = row.getObject("inner_start", Integer.class);
        var end = row.getObject("inner_end", Integer.class);
        return new LargeCall(
                row.getString("type"),
                new Interval(contig, row.getInt("outer_start"), row.getInt("outer_end")),
                start == null || end == null ? Optional.empty() : Optional.of(new Interval(contig, start, end)),
                Optional.ofNullable(row.getBigDecimal("copies")).map(copies -> copies.stripTrailingZeros()),
                CallState.valueOf(row.getString("state")),
                row.getBoolean("passed"));
    }
}
