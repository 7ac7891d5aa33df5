package org.companion.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.companion.web.CommitteeController.Line;
import org.companion.web.CommitteeController.Report;

/** The committee's report as a table that spreadsheets read (RFC 4180). */
final class CommitteeTable {
    private static final List<String> HEADER = List.of(
            "statement",
            "title",
            "source",
            "url",
            "drug",
            "category",
            "shown",
            "accepted",
            "overridden",
            "left alone",
            "override rate");

    private CommitteeTable() {}

    static String of(Report report) {
        var reasons = List.copyOf(report.reasons().keySet());
        var table = new StringBuilder();
        var header = new ArrayList<>(HEADER);
        header.addAll(reasons);
        header.add("another or no reason");
        row(table, header);
        report.statements().forEach(line -> row(table, cells(line, reasons)));
        return table.toString();
    }

    private static List<String> cells(Line line, List<String> reasons) {
        var cells = new ArrayList<>(
                List.of(line.statement(), line.title(), line.source(), line.url(), line.drug(), line.category()));
        for (var count : List.of(line.shown(), line.accepted(), line.overridden(), line.leftAlone())) {
            cells.add(count.toString());
        }
        cells.add(String.format(Locale.ROOT, "%.2f", (double) line.overridden() / Math.max(1, line.shown())));
        var named = 0L;
        for (var reason : reasons) {
            var count = line.overriddenBy().getOrDefault(reason, 0L);
            named += count;
            cells.add(String.valueOf(count));
        }
        cells.add(String.valueOf(line.overridden() - named));
        return cells;
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(cells.stream().map(CommitteeTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A cell that begins like a formula is kept from being one. */
    private static String cell(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
