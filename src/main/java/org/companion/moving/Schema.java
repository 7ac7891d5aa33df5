package org.companion.moving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.companion.moving.Table.Column;
import org.companion.moving.Table.Kind;

/** The tables that are to be moved, as the database that they are moved to has them, parents before children. */
final class Schema {
    /** Searches under way, and jobs of HAPI that this house does not run: short-lived, and not moved. */
    private static final List<String> LEFT =
            List.of("hfj_search", "bt2_", "companion_schema_history", "companion_moving");

    private Schema() {}

    static List<Table> of(Connection target) throws SQLException {
        var tables = new TreeMap<String, Table>();
        for (var name : names(target)) {
            tables.put(name, new Table(name, columns(target, name), key(target, name), parents(target, name)));
        }
        return sorted(tables);
    }

    private static List<String> names(Connection target) throws SQLException {
        var names = new ArrayList<String>();
        try (var found = target.getMetaData().getTables(null, target.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                var name = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (LEFT.stream().noneMatch(name::startsWith)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<Column> columns(Connection target, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var found = target.getMetaData().getColumns(null, target.getSchema(), table, "%")) {
            while (found.next()) {
                columns.add(new Column(found.getString("COLUMN_NAME"), kind(table, found.getString("TYPE_NAME"))));
            }
        }
        return columns;
    }

    private static Kind kind(String table, String type) {
        return switch (type) {
            case "varchar", "text", "bpchar" -> Kind.TEXT;
            case "int2", "int4", "int8", "serial", "bigserial" -> Kind.WHOLE;
            case "numeric" -> Kind.DECIMAL;
            case "float4", "float8" -> Kind.REAL;
            case "bool" -> Kind.FLAG;
            case "bytea" -> Kind.BYTES;
            case "date" -> Kind.DAY;
            case "timestamp" -> Kind.LOCAL_TIME;
            case "timestamptz" -> Kind.MOMENT;
            case "oid" -> Kind.LARGE_OBJECT;
            default ->
                throw new CannotMove("Table " + table + " has a column of type " + type + ", which is not moved");
        };
    }

    private static List<String> key(Connection target, String table) throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        try (var found = target.getMetaData().getPrimaryKeys(null, target.getSchema(), table)) {
            while (found.next()) {
                key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }

    private static Set<String> parents(Connection target, String table) throws SQLException {
        var parents = new HashSet<String>();
        try (var found = target.getMetaData().getImportedKeys(null, target.getSchema(), table)) {
            while (found.next()) {
                parents.add(found.getString("PKTABLE_NAME"));
            }
        }
        parents.remove(table);
        return parents;
    }

    private static List<Table> sorted(Map<String, Table> tables) {
        var sorted = new LinkedHashMap<String, Table>();
        tables.keySet().forEach(name -> add(name, tables, sorted, new HashSet<>()));
        return List.copyOf(sorted.values());
    }

    /** Tables that refer to each other in a circle come in any order; the house fills none of them. */
    private static void add(String name, Map<String, Table> tables, Map<String, Table> sorted, Set<String> above) {
        var table = tables.get(name);
        if (table == null || sorted.containsKey(name) || !above.add(name)) {
            return;
        }
        table.parents().stream().sorted().forEach(parent -> add(parent, tables, sorted, above));
        sorted.put(name, table);
    }
}
