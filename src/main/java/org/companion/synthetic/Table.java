package org.companion.synthetic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/** The tables of frequencies that the house ships: comment lines, a header, rows. */
final class Table {
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .build();

    private Table() {}

    static List<Row> read(String name) {
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream("/synthetic/" + name), name);
                var parser = CSV.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var columns = parser.getHeaderMap();
            return parser.stream()
                    .map(record -> new Row(name, columns, List.of(record.values())))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the table " + name + " cannot be read", broken);
        }
    }

    /** Rows that belong together, in the order of the table. */
    static Map<String, List<Row>> grouped(List<Row> rows, String column) {
        return rows.stream().collect(groupingBy(row -> row.text(column), LinkedHashMap::new, toList()));
    }
}
