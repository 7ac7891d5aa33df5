package org.companion.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        try {
            transactions.executeWithoutResult(status -> {
                var some = order.level() == ExportOrder.Level.SYSTEM ? keys : belonging(job, keys, order);
                if (!some.isEmpty()) {
                    hand(some, taker);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void hand(List<Long> keys, Taker taker) {
        database.query(
                connection -> {
                    var statement = connection.prepareStatement("select " + StoredLine.COLUMNS
                            + " from hfj_resource r join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver"
                            + " where r.res_id in (" + marks(keys)
                            + ") and r.res_deleted_at is null order by r.res_id");
                    statement.setFetchSize(HELD);
                    set(statement, keys);
                    return statement;
                },
                (ResultSet row) -> hand(row, taker));
    }

    private record Owned(long key, long patient) {}

    /** A patient belongs to itself, anything else to the patients it refers to. */
    private List<Long> belonging(String job, List<Long> keys, ExportOrder order) {
        var owned = new ArrayList<>(database.query(
                "select res_id from hfj_resource where res_type = 'Patient' and res_id in (" + marks(keys) + ")",
                (row, number) -> new Owned(row.getLong(1), row.getLong(1)),
                keys.toArray()));
        owned.addAll(links(keys));
        var patients = order.isOfSome() ? ofJob(job, owned) : Set.<Long>of();
        var belonging = owned.stream()
                .filter(one -> !order.isOfSome() || patients.contains(one.patient()))
                .map(Owned::key)
                .collect(Collectors.toSet());
        return keys.stream().filter(belonging::contains).toList();
    }

    private List<Owned> links(List<Long> keys) {
        var paths = Set.copyOf(compartment.paths());
        var links = new ArrayList<Owned>();
        database.query(
                "select src_resource_id, target_resource_id, target_resource_type, src_path, source_resource_type"
                        + " from hfj_res_link where src_resource_id in (" + marks(keys) + ")",
                row -> {
                    if ("Patient".equals(row.getString(3))
                            && !"Patient".equals(row.getString(5))
                            && paths.contains(row.getString(4))) {
                        links.add(new Owned(row.getLong(1), row.getLong(2)));
                    }
                },
                keys.toArray());
        return links;
    }

    private Set<Long> ofJob(String job, List<Owned> owned) {
        var patients = owned.stream().map(Owned::patient).distinct().toList();
        if (patients.isEmpty()) {
            return Set.of();
        }
        var values = new ArrayList<Object>(patients);
        values.add(0, job);
        return new HashSet<>(database.queryForList(
                "select resource_key from bulk_patient where job_id = ? and resource_key in (" + marks(patients) + ")",
                Long.class,
                values.toArray()));
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

    private static void set(PreparedStatement statement, List<Long> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
