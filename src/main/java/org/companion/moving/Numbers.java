package org.companion.moving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Has the target give numbers behind those that the source has given. */
final class Numbers {
    private Numbers() {}

    static void goOn(Connection source, Connection target, List<Table> tables) throws SQLException {
        var next = sequences(source);
        try (var known = target.createStatement();
                var rows = known.executeQuery(
                        "select sequencename from pg_sequences where schemaname = current_schema()");
                var setting = target.prepareStatement("select setval(cast(? as regclass), ?, false)")) {
            while (rows.next()) {
                var name = rows.getString(1);
                var value = next.get(name.toLowerCase(Locale.ROOT));
                if (value != null) {
                    setting.setString(1, '"' + name + '"');
                    setting.setLong(2, value);
                    setting.execute();
                }
            }
        }
        for (var table : tables) {
            goOn(target, table);
        }
        target.commit();
    }

    private static Map<String, Long> sequences(Connection source) throws SQLException {
        var next = new HashMap<String, Long>();
        try (var asking = source.createStatement();
                var rows = asking.executeQuery("select sequence_name, base_value from information_schema.sequences")) {
            while (rows.next()) {
                next.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getLong(2));
            }
        }
        return next;
    }

    /** Columns that number their rows by themselves. */
    private static void goOn(Connection target, Table table) throws SQLException {
        for (var column : table.columns()) {
            if (column.kind() != Table.Kind.WHOLE) {
                continue;
            }
            try (var setting = target.prepareStatement("select setval(cast(owned as regclass), "
                    + "(select coalesce(max(" + column.name() + "), 0) + 1 from " + table.name() + "), false)"
                    + " from (select pg_get_serial_sequence(?, ?) as owned) one where owned is not null")) {
                setting.setString(1, table.name());
                setting.setString(2, column.name());
                setting.execute();
            }
        }
    }
}
