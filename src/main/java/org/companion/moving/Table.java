package org.companion.moving;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as both databases have it, in small letters.
 *
 * @param columns in the order in which rows are read and written
 * @param key the columns of its primary key, in their order; none where it has none
 * @param parents the tables that its foreign keys refer to
 */
record Table(String name, List<Column> columns, List<String> key, Set<String> parents) {
    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
    }

    record Column(String name, Kind kind) {}

    /** What a value is, by PostgreSQL's type of its column. */
    enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        REAL,
        FLAG,
        BYTES,
        DAY,
        LOCAL_TIME,
        MOMENT,
        /** A large object, which has no value of its own in the row. */
        LARGE_OBJECT
    }

    List<Column> keyColumns() {
        return key.stream()
                .map(name -> columns.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    List<Column> otherColumns() {
        return columns.stream().filter(column -> !key.contains(column.name())).toList();
    }

    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
