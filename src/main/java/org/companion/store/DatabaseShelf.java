package org.companion.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.CallBlock;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/** The shelf in our own database: its writes are part of the transaction that is open. */
final class DatabaseShelf implements BlockShelf {
    static final String NAME = "database";
    private static final int BATCH = 50;
    private static final RowMapper<CarrierChunk.Packed> CHUNK =
            (row, count) -> new CarrierChunk.Packed(row.getInt(1), row.getInt(2), row.getBytes(3));

    private final JdbcOperations database;

    DatabaseShelf(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isInDatabase() {
        return true;
    }

    @Override
    public void write(int number, Iterator<PackedBlock> blocks) {
        var waiting = new ArrayList<Object[]>();
        while (blocks.hasNext()) {
            var block = blocks.next();
            var where = block.where();
            waiting.add(new Object[] {number, where.contig().accession(), where.block(), block.reach(), block.data()});
            if (waiting.size() == BATCH) {
                flush(waiting);
            }
        }
        flush(waiting);
    }

    private void flush(List<Object[]> waiting) {
        ResultTables.insert(database, "genome_block (number, contig, block, reach, data)", waiting);
        waiting.clear();
    }

    @Override
    public List<PackedBlock> blocks(int number, Contig contig, int from, int to) {
        return database.query(
                "select block, reach, data from genome_block where number = ? and contig = ? and block between ? and ?"
                        + " order by block",
                (row, count) -> new PackedBlock(new Mebibase(contig, row.getInt(1)), row.getInt(2), row.getBytes(3)),
                number,
                contig.accession(),
                from,
                to);
    }

    @Override
    public Map<Integer, byte[]> blocks(Collection<Integer> numbers, Mebibase where) {
        var found = new HashMap<Integer, byte[]>();
        Batches.of(numbers)
                .forEach(some -> database.query(
                        "select number, data from genome_block where contig = ? and block = ? and number in ("
                                + Batches.marks(some.size()) + ")",
                        row -> {
                            found.put(row.getInt(1), row.getBytes(2));
                        },
                        after(some, where.contig().accession(), where.block())));
        return found;
    }

    @Override
    public void write(int run, Mebibase where, List<CarrierChunk.Packed> chunks) {
        ResultTables.insert(
                database,
                "genome_carrier (contig, run, first_start, last_start, data)",
                chunks.stream()
                        .map(chunk ->
                                new Object[] {where.contig().accession(), run, chunk.first(), chunk.last(), chunk.data()
                                })
                        .toList());
    }

    @Override
    public List<CarrierChunk.Packed> chunks(Collection<Integer> runs, Mebibase where) {
        return chunks(runs, where, "first_start <= ?", where.start() + (1L << CallBlock.SHIFT) - 1);
    }

    @Override
    public List<CarrierChunk.Packed> chunksAt(Collection<Integer> runs, Contig contig, int position) {
        return chunks(
                runs, Mebibase.of(contig, position), "first_start <= ? and last_start >= ?", (long) position, position);
    }

    private List<CarrierChunk.Packed> chunks(
            Collection<Integer> runs, Mebibase where, String condition, Object... values) {
        var chunks = new ArrayList<CarrierChunk.Packed>();
        Batches.of(runs).forEach(some -> {
            var arguments = new ArrayList<Object>();
            arguments.add(where.contig().accession());
            arguments.add(where.start());
            arguments.addAll(List.of(values));
            chunks.addAll(database.query(
                    "select first_start, last_start, data from genome_carrier where contig = ? and first_start >= ?"
                            + " and " + condition + " and run in (" + Batches.marks(some.size()) + ")",
                    CHUNK,
                    after(some, arguments.toArray())));
        });
        return chunks;
    }

    private static Object[] after(List<Integer> last, Object... first) {
        var all = new ArrayList<Object>(List.of(first));
        all.addAll(last);
        return all.toArray();
    }

    @Override
    public void remove(int number) {
        database.update("delete from genome_block where number = ?", number);
        database.update("delete from genome_carrier where run = ?", number);
    }

    @Override
    public void remove(int run, Contig contig) {
        database.update("delete from genome_carrier where contig = ? and run = ?", contig.accession(), run);
    }
}
