package org.companion.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The FHIR store's tables, read in the order of their keys. What is wanted is picked out here and not by SQL: so every
 * database walks along the primary key, and a page costs the same at the end of a large store as at its beginning.
 */
final class StoredResources {
    /** Rows the driver may hold at one time: a resource can be as large as a body. */
    private static final int HELD = 8;

    private static final int AT_ONCE = 500;

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Compartment compartment;

    StoredResources(JdbcOperations database, TransactionOperations transactions, Compartment compartment) {
        this.database = database;
        this.transactions = transactions;
        this.compartment = compartment;
    }

    /** Keys that were looked at, up to the last one, and those of them that are wanted. */
    record Keys(long last, List<Long> wanted) {}

    /** Takes a resource that was read. */
    interface Taker {
        void take(String type, byte[] line) throws IOException;
    }

    long lastKey() {
        return Objects.requireNonNull(transactions.execute(
                status -> database.queryForObject("select coalesce(max(res_id), 0) from hfj_resource", Long.class)));
    }

    /** The next keys after one; none where there are no more. */
    Optional<Keys> after(long key, long upTo, ExportOrder order) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var last = new ArrayList<Long>();
            var wanted = new ArrayList<Long>();
            database.query(
                    "select res_id, res_type, res_deleted_at, res_updated from hfj_resource"
                            + " where res_id > ? and res_id <= ? order by res_id limit " + AT_ONCE,
                    row -> {
                        last.add(row.getLong(1));
                        if (isWanted(row, order)) {
                            wanted.add(row.getLong(1));
                        }
                    },
                    key,
                    upTo);
            return last.isEmpty() ? Optional.empty() : Optional.of(new Keys(last.get(last.size() - 1), wanted));
        }));
    }

    private boolean isWanted(ResultSet row, ExportOrder order) throws SQLException {
        var type = row.getString(2);
        return row.getTimestamp(3) == null
                && (order.types().isEmpty() || order.types().contains(type))
                && (order.level() == ExportOrder.Level.SYSTEM
                        || compartment.types().contains(type))
                && order.since().filter(since -> !isAfter(row, since)).isEmpty();
    }

    private static boolean isAfter(ResultSet row, Instant since) {
        try {
            return row.getTimestamp(4).toInstant().isAfter(since);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Reads the resources with these keys, one after the other, those that are still there. */
    void read(String job, List<Long> keys, ExportOrder order, Taker taker) throws IOException {
        var sql = "select " + StoredLine.COLUMNS + " from hfj_resource r join hfj_res_ver v"
                + " on v.res_id = r.res_id and v.res_ver = r.res_ver where r.res_id in (" + marks(keys)
                + ") and r.res_deleted_at is null" + belonging(order) + " order by r.res_id";
        var values = new ArrayList<Object>(keys);
        if (order.level() == ExportOrder.Level.PATIENT) {
            if (order.isOfSome()) {
                values.add(job);
            }
            values.addAll(compartment.paths());
            if (order.isOfSome()) {
                values.add(job);
            }
        }
        try {
            transactions.executeWithoutResult(status -> database.query(
                    connection -> {
                        var statement = connection.prepareStatement(sql);
                        statement.setFetchSize(HELD);
                        set(statement, values);
                        return statement;
                    },
                    (ResultSet row) -> hand(row, taker)));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** A patient belongs to itself, anything else to the patients it refers to. */
    private String belonging(ExportOrder order) {
        if (order.level() == ExportOrder.Level.SYSTEM) {
            return "";
        }
        var some = " in (select resource_key from bulk_patient where job_id = ?)";
        return " and ((r.res_type = 'Patient'" + (order.isOfSome() ? " and r.res_id" + some : "") + ")"
                + " or (r.res_type <> 'Patient' and exists (select 1 from hfj_res_link l"
                + " where l.src_resource_id = r.res_id and l.target_resource_type = 'Patient'"
                + " and l.src_path in (" + marks(compartment.paths()) + ")"
                + (order.isOfSome() ? " and l.target_resource_id" + some : "") + ")))";
    }

    private static void hand(ResultSet row, Taker taker) throws SQLException {
        try {
            taker.take(StoredLine.type(row), StoredLine.of(row));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The keys of resources by their ids; those that are not there are left out. */
    List<Long> keys(String type, Collection<String> ids) {
        var keys = new ArrayList<Long>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var values = new ArrayList<Object>(some);
            values.add(0, type);
            transactions.executeWithoutResult(status -> keys.addAll(database.queryForList(
                    "select res_id from hfj_resource where res_type = ? and fhir_id in (" + marks(some)
                            + ") and res_deleted_at is null",
                    Long.class,
                    values.toArray())));
        }
        return keys;
    }

    private static String marks(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
