package org.companion.moving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.companion.moving.Table.Column;
import org.companion.moving.Values.Row;

/**
 * Makes one table of the target what it is in the source. Rows are compared by their SHA-256, some at a time; only those
 * that differ are written, so that a copy that was cut off goes on where it was, and a copy of a copy costs no writing.
 */
final class TableCopy {
    private static final int AT_ONCE = 500;

    private final Connection source;
    private final Connection target;
    private final Table table;
    private long written;

    TableCopy(Connection source, Connection target, Table table) {
        this.source = source;
        this.target = target;
        this.table = table;
    }

    /**
     * Copies it.
     *
     * @param seen is told how many rows have been compared
     * @return how many rows had to be written or removed
     */
    long copy(LongConsumer seen) throws SQLException {
        if (table.key().isEmpty()) {
            copyWhole(seen);
        } else {
            copyByKey(seen);
        }
        return written;
    }

    private List<Column> ordered() {
        var all = new ArrayList<>(table.keyColumns());
        all.addAll(table.otherColumns());
        return all;
    }

    private void copyByKey(LongConsumer seen) throws SQLException {
        var columns = ordered();
        var count = 0L;
        try (var reading = source.prepareStatement("select " + Table.names(columns) + " from " + table.name()
                        + " order by " + Table.names(table.keyColumns()));
                var rows = reading.executeQuery()) {
            var some = new ArrayList<Row>();
            while (rows.next()) {
                some.add(Values.row(rows, columns));
                if (some.size() == AT_ONCE) {
                    count += some.size();
                    bring(some, columns);
                    some.clear();
                    seen.accept(count);
                }
            }
            count += some.size();
            bring(some, columns);
            seen.accept(count);
        }
    }

    private void bring(List<Row> rows, List<Column> columns) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var there = new HashMap<String, String>();
        var width = table.key().size();
        for (var row : byKeys(target, rows, columns)) {
            there.put(row.key(width), row.digest());
        }
        var missing =
                rows.stream().filter(row -> !there.containsKey(row.key(width))).toList();
        var other = rows.stream()
                .filter(row -> there.containsKey(row.key(width)))
                .filter(row -> !row.digest().equals(there.get(row.key(width))))
                .toList();
        insert(missing, columns);
        update(other, columns);
        target.commit();
        written += missing.size() + other.size();
    }

    private List<Row> byKeys(Connection where, List<Row> rows, List<Column> columns) throws SQLException {
        var marks = "(" + String.join(", ", Collections.nCopies(table.key().size(), "?")) + ")";
        try (var asking = where.prepareStatement("select " + Table.names(columns) + " from " + table.name() + " where ("
                + Table.names(table.keyColumns()) + ") in ("
                + String.join(", ", Collections.nCopies(rows.size(), marks))
                + ")")) {
            var at = 1;
            for (var row : rows) {
                Values.set(asking, at, row.values(), table.keyColumns());
                at += table.key().size();
            }
            return read(asking, columns);
        }
    }

    private static List<Row> read(PreparedStatement asking, List<Column> columns) throws SQLException {
        var found = new ArrayList<Row>();
        try (var rows = asking.executeQuery()) {
            while (rows.next()) {
                found.add(Values.row(rows, columns));
            }
        }
        return found;
    }

    private void insert(List<Row> rows, List<Column> columns) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var inserting = target.prepareStatement("insert into " + table.name() + " (" + Table.names(columns)
                + ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
            for (var row : rows) {
                Values.set(inserting, 1, row.values(), columns);
                inserting.addBatch();
            }
            inserting.executeBatch();
        }
    }

    private void update(List<Row> rows, List<Column> columns) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var width = table.key().size();
        var others = table.otherColumns();
        try (var updating = target.prepareStatement("update " + table.name() + " set " + equal(others, ", ") + " where "
                + equal(table.keyColumns(), " and "))) {
            for (var row : rows) {
                Values.set(updating, 1, row.values().subList(width, columns.size()), others);
                Values.set(updating, 1 + others.size(), row.values().subList(0, width), table.keyColumns());
                updating.addBatch();
            }
            updating.executeBatch();
        }
    }

    private static String equal(List<Column> columns, String between) {
        return columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(between));
    }

    /** Takes away what the source does not have any more; to be called for children before their parents. */
    long prune() throws SQLException {
        if (table.key().isEmpty() || count(source) == count(target)) {
            return 0;
        }
        var removed = 0L;
        try (var reading =
                target.prepareStatement("select " + Table.names(table.keyColumns()) + " from " + table.name())) {
            reading.setFetchSize(AT_ONCE);
            try (var rows = reading.executeQuery()) {
                var some = new ArrayList<Row>();
                var gone = new ArrayList<Row>();
                while (rows.next()) {
                    some.add(Values.row(rows, table.keyColumns()));
                    if (some.size() == AT_ONCE) {
                        gone.addAll(goneOf(some));
                        some.clear();
                    }
                }
                gone.addAll(goneOf(some));
                removed = remove(gone);
            }
        }
        target.commit();
        return removed;
    }

    private List<Row> goneOf(List<Row> keys) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        var there = new HashSet<String>();
        byKeys(source, keys, table.keyColumns())
                .forEach(row -> there.add(row.key(table.key().size())));
        return keys.stream()
                .filter(key -> !there.contains(key.key(table.key().size())))
                .toList();
    }

    private long remove(List<Row> keys) throws SQLException {
        if (keys.isEmpty()) {
            return 0;
        }
        try (var removing = target.prepareStatement(
                "delete from " + table.name() + " where " + equal(table.keyColumns(), " and "))) {
            for (var key : keys) {
                Values.set(removing, 1, key.values(), table.keyColumns());
                removing.addBatch();
            }
            removing.executeBatch();
        }
        return keys.size();
    }

    long count(Connection where) throws SQLException {
        try (var counting = where.createStatement();
                var row = counting.executeQuery("select count(*) from " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Without a key rows cannot be told apart: where not all are the same, all are written anew. */
    private void copyWhole(LongConsumer seen) throws SQLException {
        if (Arrays.equals(sum(source), sum(target))) {
            seen.accept(count(source));
            return;
        }
        try (var emptying = target.createStatement()) {
            emptying.executeUpdate("delete from " + table.name());
        }
        try (var reading = source.prepareStatement("select " + Table.names(table.columns()) + " from " + table.name());
                var rows = reading.executeQuery()) {
            var some = new ArrayList<Row>();
            while (rows.next()) {
                some.add(Values.row(rows, table.columns()));
                written++;
                if (some.size() == AT_ONCE) {
                    insert(some, table.columns());
                    some.clear();
                    seen.accept(written);
                }
            }
            insert(some, table.columns());
        }
        target.commit();
        seen.accept(written);
    }

    private long[] sum(Connection where) throws SQLException {
        var sum = new long[4];
        try (var reading = where.prepareStatement("select " + Table.names(table.columns()) + " from " + table.name())) {
            reading.setFetchSize(AT_ONCE);
            try (ResultSet rows = reading.executeQuery()) {
                while (rows.next()) {
                    sum = Values.sum(sum, Values.row(rows, table.columns()));
                }
            }
        }
        return sum;
    }

    /** Copies once more; whether there was nothing left to do. */
    boolean copiesNothing(Map<String, Long> counts) throws SQLException {
        var before = written;
        copy(rows -> counts.put(table.name(), rows));
        return written == before && prune() == 0;
    }
}
