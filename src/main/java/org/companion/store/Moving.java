package org.companion.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.DamagedBlock;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Brings what lies in the database to the shelf that is in use, sample by sample and run by run, under the numbers they
 * have. Each is copied, read back and compared; then one transaction makes the copy count and takes the other away.
 * Whatever is asked meanwhile is answered; what is cut off is begun again.
 */
final class Moving {
    private static final int LAST_BLOCK = Integer.MAX_VALUE;

    private final JdbcOperations database;
    private final Transactions transactions;
    private final BlockShelf here;
    private final BlockShelf there;
    private final Places places;
    private final Leftovers leftovers;

    Moving(JdbcOperations database, Transactions transactions, Shelves shelves, Leftovers leftovers) {
        this.database = database;
        this.transactions = transactions;
        this.here = shelves.named(DatabaseShelf.NAME);
        this.there = shelves.inUse();
        this.places = shelves.places();
        this.leftovers = leftovers;
    }

    /** Moves one sample, or one run; false when nothing lies in the database any more. */
    boolean moveOne() {
        if (there.isInDatabase()) {
            return false;
        }
        var sample = first("select min(number) from genome_sample where shelf = ?");
        if (sample.isPresent()) {
            moveSample(sample.get());
            return true;
        }
        var run = first("select min(run) from genome_run where shelf = ?");
        run.ifPresent(this::moveRun);
        return run.isPresent();
    }

    /** How many samples still lie in the database. */
    int left() {
        return first("select count(*) from genome_sample where shelf = ?").orElse(0);
    }

    private Optional<Integer> first(String query) {
        return Optional.ofNullable(database.queryForObject(query, Integer.class, here.name()));
    }

    private void moveSample(int number) {
        if (!noted("select number from genome_sample where number = ? and shelf = ? for update", number)) {
            return;
        }
        Map<Contig, BitSet> blocks = new LinkedHashMap<>();
        places.all(List.of(number))
                .forEach(where -> blocks.computeIfAbsent(where.contig(), contig -> new BitSet())
                        .set(where.block()));
        there.write(
                number,
                blocks.keySet().stream()
                        .flatMap(contig -> here.blocks(number, contig, 0, LAST_BLOCK).stream())
                        .iterator());
        blocks.keySet().forEach(contig -> compare(number, contig));
        transactions.joined().executeWithoutResult(status -> {
            if (changed("update genome_sample set shelf = ? where number = ? and shelf = ?", number)) {
                places.note(number, blocks);
                here.remove(number);
                leftovers.keep(there, number);
            }
        });
    }

    /** The copy is noted before its first block is written, unless what is to be copied is gone. */
    private boolean noted(String query, int number) {
        return Boolean.TRUE.equals(transactions.own().execute(status -> {
            var isHere = !database.queryForList(query, Integer.class, number, here.name())
                    .isEmpty();
            if (isHere) {
                leftovers.beginAgain(there, number);
            }
            return isHere;
        }));
    }

    private boolean changed(String update, int number) {
        return database.update(update, there.name(), number, here.name()) > 0;
    }

    private void compare(int number, Contig contig) {
        var written = here.blocks(number, contig, 0, LAST_BLOCK);
        var read = there.blocks(number, contig, 0, LAST_BLOCK);
        var same = written.size() == read.size();
        for (int i = 0; same && i < read.size(); i++) {
            same = isSame(written.get(i), read.get(i));
        }
        refuseUnless(same, contig);
    }

    private static boolean isSame(PackedBlock one, PackedBlock other) {
        return one.where().equals(other.where())
                && one.reach() == other.reach()
                && Arrays.equals(one.data(), other.data());
    }

    private static void refuseUnless(boolean same, Contig contig) {
        if (!same) {
            throw new DamagedBlock("what was moved on " + contig.accession() + " is not what lay in the database");
        }
    }

    /** Nobody merges meanwhile. */
    private void moveRun(int run) {
        if (!noted("select run from genome_run where run = ? and shelf = ? for update", run)) {
            return;
        }
        transactions.joined().executeWithoutResult(status -> {
            Carriers.takeTurn(database);
            database.query(
                            "select contig, block from genome_run where run = ? and shelf = ? order by contig, block",
                            (row, count) -> new Mebibase(new Contig(row.getString(1)), row.getInt(2)),
                            run,
                            here.name())
                    .forEach(where -> copy(run, where));
            if (changed("update genome_run set shelf = ? where run = ? and shelf = ?", run)) {
                here.remove(run);
                leftovers.keep(there, run);
            }
        });
    }

    private void copy(int run, Mebibase where) {
        var chunks = chunks(here, run, where);
        there.write(run, where, chunks);
        var read = chunks(there, run, where);
        var same = chunks.size() == read.size();
        for (int i = 0; same && i < read.size(); i++) {
            same = chunks.get(i).first() == read.get(i).first()
                    && chunks.get(i).last() == read.get(i).last()
                    && Arrays.equals(chunks.get(i).data(), read.get(i).data());
        }
        refuseUnless(same, where.contig());
    }

    private static List<CarrierChunk.Packed> chunks(BlockShelf shelf, int run, Mebibase where) {
        return shelf.chunks(List.of(run), where).stream()
                .sorted(Comparator.comparingInt(CarrierChunk.Packed::first))
                .toList();
    }
}
