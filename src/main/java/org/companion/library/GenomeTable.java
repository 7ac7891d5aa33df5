package org.companion.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A packed table of the genome that the house ships: comment lines, a heading, rows of cells without quotes. */
final class GenomeTable {
    private GenomeTable() {}

    /** Gives each row's cells to the reader. */
    static void read(String table, Consumer<String[]> reader) {
        try (var in = Objects.requireNonNull(GenomeTable.class.getResourceAsStream(table), table);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(table + " cannot be read", broken);
        }
    }
}
