package org.companion.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.genome.Contig;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallBlock;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.Mebibase;
import org.companion.genomes.Posting;
import org.companion.genomes.Postings;
import org.companion.store.Shelves.Held;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the samples that carry an allele. Samples that have just come in are read from their own blocks; eight of them
 * are merged into a run, eight runs into one of the next level, so that a search reads at most a few chunks a level,
 * however many samples there are. Which runs count stands in the database; the chunks of others are not seen.
 */
final class Carriers {
    private static final int TOGETHER = 8;
    private static final RowMapper<Held> HELD = (row, count) -> new Held(row.getInt(1), row.getString(2));

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Shelves shelves;
    private final Leftovers leftovers;

    Carriers(JdbcOperations database, TransactionOperations transactions, Shelves shelves, Leftovers leftovers) {
        this.database = database;
        this.transactions = transactions;
        this.shelves = shelves;
        this.leftovers = leftovers;
    }

    /** The numbers of the samples that carry the allele, trimmed. */
    Set<Integer> of(Spdi allele) {
        var numbers = new HashSet<Integer>();
        var where = Mebibase.of(allele.contig(), allele.start());
        var fresh = database.query("select number, shelf from genome_sample where merged = false", HELD);
        shelves.blocks(fresh, where).forEach((number, block) -> {
            if (carries(block, allele)) {
                numbers.add(number);
            }
        });
        for (var chunk : chunks(allele, where)) {
            for (int number : CarrierChunk.carriers(chunk.data(), allele)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static boolean carries(byte[] block, Spdi allele) {
        int around = allele.start() + allele.deleted().length() + 1;
        return CallBlock.unpack(block, allele.contig(), Math.max(0, allele.start() - 1), around).stream()
                .map(Call::change)
                .anyMatch(one -> one.start() == allele.start()
                        && one.deleted().length() == allele.deleted().length()
                        && one.inserted().equals(allele.inserted()));
    }

    /** Read again when runs were merged meanwhile. */
    private List<CarrierChunk.Packed> chunks(Spdi allele, Mebibase where) {
        for (var runs = runs(where, allele.start()); ; ) {
            var chunks = shelves.chunksAt(runs, allele.contig(), allele.start());
            var now = runs(where, allele.start());
            if (now.equals(runs)) {
                return chunks;
            }
            runs = now;
        }
    }

    /** The runs with a chunk that begins in the mebibase and not after the position. */
    private List<Held> runs(Mebibase where, int position) {
        return database.query(
                "select run, shelf from genome_run where contig = ? and block = ? and first_start <= ? order by run",
                HELD,
                where.contig().accession(),
                where.block(),
                position);
    }

    /** Merges whatever has become enough; done step by step, each in a transaction of its own, by one server at a time. */
    void settle() {
        while (areEnough()) {
            merge(this::mergeSamples);
        }
        while (fullLevel().isPresent()) {
            merge(run -> fullLevel().map(full -> mergeRuns(full, run)).orElse(false));
        }
    }

    /** Whether a step has made the run. */
    private interface Step {
        boolean make(int run);
    }

    /** A run that is not made after all stays noted as left over. */
    private void merge(Step step) {
        var shelf = shelves.inUse();
        var run = leftovers.begin(shelf);
        transactions.executeWithoutResult(status -> {
            takeTurn(database);
            if (step.make(run)) {
                leftovers.keep(shelf, run);
            }
        });
    }

    /** In a transaction, until its end; what another server did meanwhile is seen after it. */
    static void takeTurn(JdbcOperations database) {
        database.queryForList("select name from node_turn where name = 'carriers' for update", String.class);
    }

    private boolean areEnough() {
        var fresh = database.queryForObject("select count(*) from genome_sample where merged = false", Integer.class);
        return fresh != null && fresh >= TOGETHER;
    }

    private boolean mergeSamples(int run) {
        if (!areEnough()) {
            return false;
        }
        var fresh = database.query(
                "select number, shelf from genome_sample where merged = false order by number fetch first " + TOGETHER
                        + " rows only for update",
                HELD);
        var numbers = fresh.stream().map(Held::number).toList();
        for (var where : shelves.places().all(numbers)) {
            write(where, run, 1, CarrierChunk.pack(postings(fresh, where)));
        }
        database.update(
                "update genome_sample set merged = true where number in (" + Batches.marks(numbers.size()) + ")",
                numbers.toArray());
        return true;
    }

    private List<Posting> postings(List<Held> samples, Mebibase where) {
        var postings = new ArrayList<Posting>();
        shelves.blocks(samples, where)
                .forEach((number, data) -> postings.addAll(
                        Postings.of(CallBlock.unpack(data, where.contig(), -1, Integer.MAX_VALUE), number)));
        return Postings.merged(postings, number -> true);
    }

    /** A level of a contig that has eight runs. */
    private Optional<Level> fullLevel() {
        return database
                .query(
                        "select contig, level from genome_run group by contig, level having count(distinct run) >= "
                                + TOGETHER + " fetch first 1 rows only",
                        (row, count) -> new Level(new Contig(row.getString(1)), row.getInt(2)))
                .stream()
                .findFirst();
    }

    private record Level(Contig contig, int level) {}

    /** Makes one run of the next level of eight. */
    private boolean mergeRuns(Level level, int run) {
        var contig = level.contig();
        var runs = database.query(
                "select distinct run, shelf from genome_run where contig = ? and level = ? order by run fetch first "
                        + TOGETHER + " rows only",
                HELD,
                contig.accession(),
                level.level());
        var there = new HashSet<>(database.queryForList("select number from genome_sample", Integer.class));
        for (var where : places(contig, runs)) {
            var postings = new ArrayList<Posting>();
            shelves.chunks(at(where, runs), where).forEach(chunk -> postings.addAll(CarrierChunk.unpack(chunk.data())));
            write(where, run, level.level() + 1, CarrierChunk.pack(Postings.merged(postings, there::contains)));
        }
        runs.forEach(old -> {
            database.update("delete from genome_run where contig = ? and run = ?", contig.accession(), old.number());
            leftovers.leave(shelves.named(old.shelf()), old.number(), contig);
        });
        return true;
    }

    private List<Mebibase> places(Contig contig, List<Held> runs) {
        return database.query(
                "select distinct block from genome_run where contig = ? and run in (" + Batches.marks(runs.size())
                        + ") order by block",
                (row, count) -> new Mebibase(contig, row.getInt(1)),
                after(runs, contig.accession()));
    }

    private List<Held> at(Mebibase where, List<Held> runs) {
        return database.query(
                "select run, shelf from genome_run where contig = ? and block = ? and run in ("
                        + Batches.marks(runs.size()) + ")",
                HELD,
                after(runs, where.contig().accession(), where.block()));
    }

    private static Object[] after(List<Held> runs, Object... first) {
        var all = new ArrayList<Object>(List.of(first));
        runs.forEach(run -> all.add(run.number()));
        return all.toArray();
    }

    private void write(Mebibase where, int run, int level, List<CarrierChunk.Packed> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        var shelf = shelves.inUse();
        shelf.write(run, where, chunks);
        database.update(
                "insert into genome_run (contig, block, run, level, first_start, shelf) values (?, ?, ?, ?, ?, ?)",
                where.contig().accession(),
                where.block(),
                run,
                level,
                chunks.get(0).first(),
                shelf.name());
    }
}
