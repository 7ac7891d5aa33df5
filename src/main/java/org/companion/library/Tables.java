package org.companion.library;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of all tables of all packs, by form. CSV as RFC 4180 has it, with a header line. */
final class Tables {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).build();

    private final Map<Form, List<Row>> rows = new EnumMap<>(Form.class);
    private final Problems problems;

    Tables(Problems problems) {
        this.problems = problems;
    }

    List<Row> of(Form form) {
        return rows.getOrDefault(form, List.of());
    }

    /** Reads one file of the pack's folder; which table it is, its name and header tell. */
    void read(String pack, String fileName, byte[] bytes) {
        var file = pack + "/" + fileName;
        Utf8.text(file, bytes, problems).ifPresent(text -> read(file, fileName, text));
    }

    /** Reads one file as this table, whatever its name. */
    void read(Form form, String file, byte[] bytes) {
        Utf8.text(file, bytes, problems)
                .ifPresent(text -> read(
                        file,
                        text,
                        header -> Optional.of(form).filter(one -> one.columns().equals(header)),
                        Optional.of(String.join(",", form.columns()))));
    }

    private void read(String file, String fileName, String text) {
        read(file, text, header -> Form.of(fileName, header), Form.headers(fileName));
    }

    private void read(
            String file, String text, Function<List<String>, Optional<Form>> forms, Optional<String> headers) {
        try (var parser = CSVParser.parse(new StringReader(text), CSV)) {
            read(file, parser, forms, headers);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            problems.add(new Place(file, 1), "is no CSV: " + broken.getMessage(), "RFC 4180, UTF-8");
        }
    }

    private void read(
            String file, CSVParser parser, Function<List<String>, Optional<Form>> forms, Optional<String> right) {
        var records = parser.iterator();
        var header = records.hasNext() ? List.of(records.next().values()) : List.<String>of();
        var form = forms.apply(header);
        if (form.isEmpty()) {
            problems.add(
                    new Place(file, 1),
                    right.isPresent() ? "the header is " + String.join(",", header) : "is no table of a pack",
                    right.orElseGet(() -> "one of " + Form.fileNames()));
            return;
        }
        var all = rows.computeIfAbsent(form.get(), key -> new ArrayList<>());
        var line = 2;
        while (records.hasNext()) {
            add(form.get(), new Place(file, line), records.next(), all);
            line = (int) parser.getCurrentLineNumber() + 1;
        }
    }

    private void add(Form form, Place place, CSVRecord record, List<Row> all) {
        if (record.size() != form.columns().size()) {
            problems.add(
                    place,
                    "has %d columns".formatted(record.size()),
                    "%d: %s".formatted(form.columns().size(), String.join(",", form.columns())));
            return;
        }
        var cells = record.stream().map(String::strip).toList();
        all.add(new Row(form, place, cells, problems));
    }
}
