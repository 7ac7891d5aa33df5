package org.companion.library;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Outcome.DoseShare;
import org.companion.knowledge.Strength;

/** What to do, for the statements that are written in rows: {@code advice.csv}. */
final class AdviceTable {
    private static final Pattern SHARES = Pattern.compile("(\\d(?:\\.\\d+)?)-(\\d(?:\\.\\d+)?)");

    private final Map<String, Outcome> byKey = new HashMap<>();

    AdviceTable(Tables tables, DrugTables drugs) {
        tables.of(Form.ADVICE).forEach(row -> add(row, drugs));
    }

    private void add(Row row, DrugTables drugs) {
        var key = row.text("key").filter(text -> row.isFirst("advice", text));
        var category = row.oneOf("category", OutcomeReader.CATEGORIES);
        var indicator = row.optional("indicator").flatMap(word -> row.oneOf("indicator", OutcomeReader.INDICATORS));
        var line = row.text("line").flatMap(text -> line(row, text));
        var dose = row.optional("dose").flatMap(text -> dose(row, text));
        var instead = drugs.all(row, "instead");
        if (key.isPresent() && category.isPresent() && line.isPresent()) {
            byKey.put(
                    key.get(),
                    new Outcome(
                            category.get(),
                            Strength.NONE,
                            indicator,
                            line.get(),
                            instead,
                            dose,
                            row.optional("monitor"),
                            Optional.empty()));
        }
    }

    private static Optional<String> line(Row row, String text) {
        return text.length() < OutcomeReader.SHORTEST_LINE || text.length() > OutcomeReader.LONGEST_LINE
                ? row.wrong(
                        "the line has %d letters".formatted(text.length()),
                        "%d to %d".formatted(OutcomeReader.SHORTEST_LINE, OutcomeReader.LONGEST_LINE))
                : Optional.of(text);
    }

    private static Optional<DoseShare> dose(Row row, String text) {
        var shares = SHARES.matcher(text);
        if (!shares.matches()) {
            return row.wrong("'%s' is no dose".formatted(text), "shares of the usual dose, such as 0.25-0.5");
        }
        var from = new BigDecimal(shares.group(1));
        var to = new BigDecimal(shares.group(2));
        return from.compareTo(to) > 0
                ? row.wrong("the dose goes from %s to %s".formatted(from, to), "to no less")
                : Optional.of(new DoseShare(from, to));
    }

    /** What the row's column {@code advice} names. */
    Optional<Outcome> of(Row row) {
        return row.text("advice")
                .flatMap(key -> Optional.ofNullable(byKey.get(key))
                        .or(() -> row.wrong("unknown key '%s'".formatted(key), "a key of advice.csv")));
    }
}
