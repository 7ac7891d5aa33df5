package org.companion.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.companion.genome.Contig;
import org.companion.genomes.Mebibase;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * In which mebibases samples have blocks. Of those in the database their own rows tell; of those elsewhere the database
 * keeps a list, so that one that is lost is missed.
 */
final class Places {
    private static final Comparator<Mebibase> ORDER =
            Comparator.comparing((Mebibase where) -> where.contig().accession()).thenComparingInt(Mebibase::block);

    private final JdbcOperations database;

    Places(JdbcOperations database) {
        this.database = database;
    }

    /** Notes those of a sample whose blocks lie elsewhere. */
    void note(int number, Map<Contig, BitSet> blocks) {
        var rows = blocks.entrySet().stream()
                .map(one -> new Object[] {
                    number, one.getKey().accession(), one.getValue().toByteArray()
                })
                .toList();
        ResultTables.insert(database, "genome_contig (number, contig, blocks)", rows);
    }

    void forget(int number) {
        database.update("delete from genome_contig where number = ?", number);
    }

    /** Those on one contig of a sample whose blocks lie elsewhere. */
    BitSet elsewhere(int number, Contig contig) {
        var blocks = new BitSet();
        database.query(
                "select blocks from genome_contig where number = ? and contig = ?",
                row -> {
                    blocks.or(BitSet.valueOf(row.getBytes(1)));
                },
                number,
                contig.accession());
        return blocks;
    }

    /** Those of the numbers that have a block there and keep it elsewhere. */
    List<Integer> elsewhere(Collection<Integer> numbers, Mebibase where) {
        return Batches.of(numbers).stream()
                .flatMap(some -> {
                    var arguments = new ArrayList<Object>(some);
                    arguments.add(where.contig().accession());
                    return database
                            .query(
                                    "select number, blocks from genome_contig where number in ("
                                            + Batches.marks(some.size()) + ") and contig = ?",
                                    (row, count) ->
                                            BitSet.valueOf(row.getBytes(2)).get(where.block()) ? row.getInt(1) : -1,
                                    arguments.toArray())
                            .stream();
                })
                .filter(number -> number >= 0)
                .toList();
    }

    /** Those on one contig of a sample, wherever its blocks lie. */
    BitSet all(int number, Contig contig) {
        var blocks = elsewhere(number, contig);
        database.query(
                "select block from genome_block where number = ? and contig = ?",
                row -> {
                    blocks.set(row.getInt(1));
                },
                number,
                contig.accession());
        return blocks;
    }

    /** All of a few samples, in order. */
    Collection<Mebibase> all(List<Integer> numbers) {
        var all = new TreeSet<>(ORDER);
        var marks = Batches.marks(numbers.size());
        all.addAll(database.query(
                "select distinct contig, block from genome_block where number in (" + marks + ")",
                (row, count) -> new Mebibase(new Contig(row.getString(1)), row.getInt(2)),
                numbers.toArray()));
        database.query(
                "select contig, blocks from genome_contig where number in (" + marks + ")",
                row -> {
                    var contig = new Contig(row.getString(1));
                    BitSet.valueOf(row.getBytes(2)).stream().forEach(block -> all.add(new Mebibase(contig, block)));
                },
                numbers.toArray());
        return all;
    }
}
