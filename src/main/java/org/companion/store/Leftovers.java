package org.companion.store;

import java.time.Clock;
import java.time.Duration;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Sees that nothing is left lying on a shelf outside the database. A number is noted before the first write under it and
 * struck out in the transaction that makes it count; what does not count any more is noted in the same transaction. So
 * whatever fails at whatever point, each number either counts or is noted.
 */
final class Leftovers {
    /** A put that takes longer fails: what it has written may be gone. */
    private static final Duration LONGEST_PUT = Duration.ofDays(1);
    /** Readers that have begun with what counted before are let finish. */
    private static final Duration LONGEST_READ = Duration.ofHours(1);

    private static final String WHOLE = "";
    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final JdbcOperations database;
    private final Transactions transactions;
    private final Clock clock;

    Leftovers(JdbcOperations database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new number, to write under. */
    int begin(BlockShelf shelf) {
        if (shelf.isInDatabase()) {
            return GenomeNumbers.next(database, transactions.joined());
        }
        // a number that is taken back with the open transaction would be given again, with blocks under it
        int number = GenomeNumbers.next(database, transactions.own());
        transactions.own().executeWithoutResult(status -> note(shelf, number, WHOLE, LONGEST_PUT));
        return number;
    }

    /** In the open transaction: notes a number that counts elsewhere, to copy what lies under it. */
    void beginAgain(BlockShelf shelf, int number) {
        database.update("delete from genome_leftover where number = ? and contig = ?", number, WHOLE);
        note(shelf, number, WHOLE, LONGEST_PUT);
    }

    /** From the end of the open transaction the number counts. */
    void keep(BlockShelf shelf, int number) {
        if (!shelf.isInDatabase()
                && database.update("delete from genome_leftover where number = ? and contig = ?", number, WHOLE) == 0) {
            throw new IllegalStateException(
                    "the genome was not written within " + LONGEST_PUT.toHours() + " hours; nothing was kept");
        }
    }

    /** From the end of the open transaction the number counts no more. */
    void leave(BlockShelf shelf, int number) {
        if (shelf.isInDatabase()) {
            shelf.remove(number);
        } else {
            note(shelf, number, WHOLE, LONGEST_READ);
        }
    }

    /** From the end of the open transaction the run's chunks on the contig count no more. */
    void leave(BlockShelf shelf, int run, Contig contig) {
        if (shelf.isInDatabase()) {
            shelf.remove(run, contig);
        } else {
            note(shelf, run, contig.accession(), LONGEST_READ);
        }
    }

    private void note(BlockShelf shelf, int number, String contig, Duration patience) {
        database.update(
                "insert into genome_leftover (number, contig, shelf, due_at) values (?, ?, ?, ?)",
                number,
                contig,
                shelf.name(),
                Instants.sql(clock.instant().plus(patience)));
    }

    private record Noted(int number, String contig) {}

    /** Removes what is due. */
    void clear(BlockShelf shelf) {
        var due = database.query(
                "select number, contig from genome_leftover where shelf = ? and due_at <= ? order by due_at"
                        + " fetch first " + AT_ONCE + " rows only",
                (row, count) -> new Noted(row.getInt(1), row.getString(2)),
                shelf.name(),
                Instants.sql(clock.instant()));
        due.forEach(noted -> transactions.joined().executeWithoutResult(status -> remove(shelf, noted)));
        if (!due.isEmpty()) {
            LOG.info("{} genomes or runs that count no more were removed from the shelf {}", due.size(), shelf.name());
        }
    }

    /** While the note is locked nobody can strike it out: what is being removed cannot come to count. */
    private void remove(BlockShelf shelf, Noted noted) {
        var there = database.queryForList(
                "select number from genome_leftover where number = ? and contig = ? for update",
                Integer.class,
                noted.number(),
                noted.contig());
        if (there.isEmpty()) {
            return;
        }
        if (counts(shelf, noted)) {
            LOG.warn("The number {} was noted as left over and counts; it is kept", noted.number());
        } else if (noted.contig().equals(WHOLE)) {
            shelf.remove(noted.number());
        } else {
            shelf.remove(noted.number(), new Contig(noted.contig()));
        }
        database.update("delete from genome_leftover where number = ? and contig = ?", noted.number(), noted.contig());
    }

    /** By the rules above this never is; to be wrong about it would lose a genome. */
    private boolean counts(BlockShelf shelf, Noted noted) {
        return !database.queryForList(
                        "select number from genome_sample where number = ? and shelf = ? union"
                                + " select run from genome_run where run = ? and shelf = ? and ? in ('', contig)",
                        Integer.class,
                        noted.number(),
                        shelf.name(),
                        noted.number(),
                        shelf.name(),
                        noted.contig())
                .isEmpty();
    }
}
