package org.companion.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.announcing.StatementsInUse;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The statements in use, in the database, so that all servers on it agree since when. */
final class StoredStatementsInUse implements StatementsInUse {
    private final JdbcOperations database;
    private final TransactionOperations transactions;

    StoredStatementsInUse(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** One server at a time; the first that takes packs says since when. */
    @Override
    public void take(Map<String, String> digests, Instant now) {
        transactions.executeWithoutResult(status -> {
            database.queryForList("select name from node_turn where name = 'statements' for update", String.class);
            var before = new HashMap<String, String>();
            database.query("select id, digest from statement_in_use", row -> {
                before.put(row.getString(1), row.getString(2));
            });
            var out = new ArrayList<Object[]>();
            var in = new ArrayList<Object[]>();
            digests.forEach((id, digest) -> {
                if (!digest.equals(before.get(id))) {
                    in.add(new Object[] {id, digest, Instants.sql(now), !before.containsKey(id)});
                }
            });
            before.forEach((id, digest) -> {
                if (!digest.equals(digests.get(id))) {
                    out.add(new Object[] {id});
                }
            });
            database.batchUpdate("delete from statement_in_use where id = ?", out);
            ResultTables.insert(database, "statement_in_use (id, digest, since, is_new)", in);
        });
    }

    @Override
    public List<Used> since(Instant moment) {
        return database.query(
                "select id, since, is_new from statement_in_use where since >= ?",
                (row, number) -> new Used(row.getString(1), Instants.of(row, "since"), row.getBoolean(3)),
                Instants.sql(moment));
    }

    @Override
    public Optional<Instant> newest() {
        return Optional.ofNullable(
                        database.queryForObject("select max(since) from statement_in_use", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
