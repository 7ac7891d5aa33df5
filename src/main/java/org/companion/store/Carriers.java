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
import org.companion.genomes.Posting;
import org.companion.genomes.Postings;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the samples that carry an allele. Samples that have just come in are read from their own blocks; eight of them
 * are merged into a run, eight runs into one of the next level, so that a search reads at most a few chunks a level,
 * however many samples there are.
 */
final class Carriers {
    private static final int TOGETHER = 8;

    private final JdbcOperations database;
    private final TransactionOperations transactions;

    Carriers(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** The numbers of the samples that carry the allele, trimmed. */
    Set<Integer> of(Spdi allele) {
        var numbers = new HashSet<Integer>();
        database.query(
                "select b.number, b.data from genome_sample s join genome_block b on b.number = s.number"
                        + " where s.merged = false and b.contig = ? and b.block = ?",
                row -> {
                    if (carries(row.getBytes(2), allele)) {
                        numbers.add(row.getInt(1));
                    }
                },
                allele.contig().accession(),
                CallBlock.of(allele.start()));
        database.query(
                "select data from genome_carrier where contig = ? and first_start <= ? and first_start > ?"
                        + " and last_start >= ?",
                row -> {
                    for (int number : CarrierChunk.carriers(row.getBytes(1), allele)) {
                        numbers.add(number);
                    }
                },
                allele.contig().accession(),
                allele.start(),
                (CallBlock.of(allele.start()) << CallBlock.SHIFT) - 1,
                allele.start());
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

    /** Merges whatever has become enough; done step by step, each in a transaction of its own, by one server at a time. */
    void settle() {
        while (areEnough()) {
            mergeSamples(GenomeNumbers.next(database, transactions));
        }
        for (var level = fullLevel(); level.isPresent(); level = fullLevel()) {
            var run = GenomeNumbers.next(database, transactions);
            transactions.executeWithoutResult(status -> {
                takeTurn();
                fullLevel().ifPresent(full -> merge(full, run));
            });
        }
    }

    /** In a transaction, until its end; what another server did meanwhile is seen after it. */
    private void takeTurn() {
        database.queryForList("select name from node_turn where name = 'carriers' for update", String.class);
    }

    private boolean areEnough() {
        var fresh = database.queryForObject("select count(*) from genome_sample where merged = false", Integer.class);
        return fresh != null && fresh >= TOGETHER;
    }

    private void mergeSamples(int run) {
        transactions.executeWithoutResult(status -> {
            takeTurn();
            if (!areEnough()) {
                return;
            }
            var fresh = database.queryForList(
                    "select number from genome_sample where merged = false order by number fetch first " + TOGETHER
                            + " rows only for update",
                    Integer.class);
            for (var place : places(fresh)) {
                write(place.contig(), run, 1, CarrierChunk.pack(postings(fresh, place)));
            }
            database.update(
                    "update genome_sample set merged = true where number in (" + Batches.marks(fresh.size()) + ")",
                    fresh.toArray());
        });
    }

    private record Place(Contig contig, int block) {}

    private List<Place> places(List<Integer> numbers) {
        return database.query(
                "select distinct contig, block from genome_block where number in (" + Batches.marks(numbers.size())
                        + ") order by contig, block",
                (row, count) -> new Place(new Contig(row.getString(1)), row.getInt(2)),
                numbers.toArray());
    }

    private List<Posting> postings(List<Integer> numbers, Place place) {
        var postings = new ArrayList<Posting>();
        var arguments = new ArrayList<Object>(numbers);
        arguments.add(place.contig().accession());
        arguments.add(place.block());
        database.query(
                "select number, data from genome_block where number in (" + Batches.marks(numbers.size())
                        + ") and contig = ? and block = ?",
                row -> {
                    postings.addAll(Postings.of(
                            CallBlock.unpack(row.getBytes(2), place.contig(), -1, Integer.MAX_VALUE), row.getInt(1)));
                },
                arguments.toArray());
        return Postings.merged(postings, number -> true);
    }

    /** A level of a contig that has eight runs. */
    private Optional<Level> fullLevel() {
        return database
                .query(
                        "select contig, level from genome_carrier group by contig, level having count(distinct run) >= "
                                + TOGETHER + " fetch first 1 rows only",
                        (row, count) -> new Level(row.getString(1), row.getInt(2)))
                .stream()
                .findFirst();
    }

    private record Level(String contig, int level) {}

    /** Makes one run of the next level of eight. */
    private void merge(Level level, int run) {
        var runs = database.queryForList(
                "select distinct run from genome_carrier where contig = ? and level = ? order by run fetch first "
                        + TOGETHER + " rows only",
                Integer.class,
                level.contig(),
                level.level());
        var there = new HashSet<>(database.queryForList("select number from genome_sample", Integer.class));
        var blocks = database.queryForList(
                "select distinct first_start / " + (1 << CallBlock.SHIFT) + " from genome_carrier where contig = ?",
                Integer.class,
                level.contig());
        for (int block : blocks.stream().sorted().toList()) {
            var postings = taken(level, runs, block);
            write(
                    new Contig(level.contig()),
                    run,
                    level.level() + 1,
                    CarrierChunk.pack(Postings.merged(postings, there::contains)));
        }
    }

    private List<Posting> taken(Level level, List<Integer> runs, int block) {
        var where = " from genome_carrier where contig = ? and run in (" + Batches.marks(runs.size())
                + ") and first_start >= ? and first_start < ?";
        var arguments = new ArrayList<Object>();
        arguments.add(level.contig());
        arguments.addAll(runs);
        arguments.add(block << CallBlock.SHIFT);
        arguments.add((block + 1L) << CallBlock.SHIFT);
        var postings = new ArrayList<Posting>();
        database.query(
                "select data" + where,
                row -> {
                    postings.addAll(CarrierChunk.unpack(row.getBytes(1)));
                },
                arguments.toArray());
        database.update("delete" + where, arguments.toArray());
        return postings;
    }

    private void write(Contig contig, int run, int level, List<CarrierChunk.Packed> chunks) {
        ResultTables.insert(
                database,
                "genome_carrier (contig, run, level, first_start, last_start, data)",
                chunks.stream()
                        .map(chunk ->
                                new Object[] {contig.accession(), run, level, chunk.first(), chunk.last(), chunk.data()
                                })
                        .toList());
    }
}
