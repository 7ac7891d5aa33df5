package org.companion.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.companion.journal.Journal.Checked;
import org.companion.journal.Look;
import org.companion.journal.Seal;
import org.springframework.jdbc.core.JdbcOperations;

/** The seals of the book, in one row of entries for all nodes: who writes holds the last seal until the commit. */
final class JournalSeals {
    private static final int PAGE = 1_000;

    private final JdbcOperations database;

    JournalSeals(JdbcOperations database) {
        this.database = database;
    }

    /** An entry with its place in the book and its seal. */
    record Sealed(Look look, long number, String seal) {}

    /** Gives entries the next places, within the transaction that writes them. */
    List<Sealed> sealed(List<Look> looks) {
        var last = Objects.requireNonNull(database.queryForObject(
                "select number, seal from journal_seal where one = 1 for update",
                (row, line) -> Map.entry(row.getLong(1), row.getString(2))));
        var number = last.getKey();
        var seal = last.getValue();
        var sealed = new ArrayList<Sealed>();
        for (var look : looks) {
            number++;
            seal = Seal.of(seal, number, look);
            sealed.add(new Sealed(look, number, seal));
        }
        database.update("update journal_seal set number = ?, seal = ? where one = 1", number, seal);
        return sealed;
    }

    Checked check() {
        var head = Objects.requireNonNull(database.queryForObject(
                "select number, seal from journal_seal where one = 1",
                (row, line) -> Map.entry(row.getLong(1), row.getString(2))));
        var number = 0L;
        var seal = Seal.NONE;
        while (true) {
            var page = page(number, head.getKey());
            for (var entry : page) {
                if (entry.number() != number + 1) {
                    return new Checked(number, seal, Optional.of("entry " + (number + 1) + " is not there"));
                }
                if (!Seal.of(seal, entry.number(), entry.look()).equals(entry.seal())) {
                    return new Checked(
                            number, seal, Optional.of("entry " + entry.number() + " is not what was sealed"));
                }
                number = entry.number();
                seal = entry.seal();
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        if (number != head.getKey()) {
            return new Checked(number, seal, Optional.of("entry " + (number + 1) + " is not there"));
        }
        return new Checked(
                number,
                seal,
                seal.equals(head.getValue())
                        ? Optional.empty()
                        : Optional.of("the last seal is not that of the last entry"));
    }

    /** What is written while the book is read comes after its last entry, and waits for the next check. */
    private List<Sealed> page(long after, long last) {
        return database.query(
                "select " + JournalTables.CALL + ", seal_number, seal from hook_call"
                        + " where seal_number > ? and seal_number <= ? order by seal_number fetch first " + PAGE
                        + " rows only",
                (row, line) ->
                        new Sealed(JournalTables.look(row, line), row.getLong("seal_number"), row.getString("seal")),
                after,
                last);
    }
}
