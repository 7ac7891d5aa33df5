package org.companion.library;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.Words;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Analyte.Estimated;
import org.companion.knowledge.Analyte.Formula;

/** What laboratories measure: {@code analytes.csv}. What one is estimated from stands above it. */
final class AnalyteTable {
    private static final Map<String, Formula> FORMULAS = Map.of("CKD-EPI 2021", Formula.CKD_EPI_2021);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");

    private final UnitTable units;
    private final Map<String, Analyte> byName = new LinkedHashMap<>();
    private final Map<String, String> codes = new HashMap<>();

    AnalyteTable(Tables tables, UnitTable units) {
        this.units = units;
        tables.of(Form.ANALYTES).forEach(this::analyte);
    }

    private void analyte(Row row) {
        var name = row.text("name").filter(text -> row.isFirst("analyte", text));
        var unit = row.text("unit").filter(text -> units.isUcum(row, text));
        var loinc = row.list("loinc");
        if (loinc.isEmpty()) {
            row.wrong("has no code", "LOINC codes joined by |");
        }
        loinc.forEach(code -> row.isFirst("code of an analyte", code));
        if (name.isEmpty() || unit.isEmpty() || loinc.isEmpty()) {
            return;
        }
        var analyte = new Analyte(name.get(), loinc, unit.get(), mass(row), estimated(row));
        byName.put(name.get(), analyte);
        var code = List.copyOf(loinc).get(0);
        call(row, name.get(), code);
        row.list("words").forEach(word -> call(row, word, code));
    }

    private void call(Row row, String name, String code) {
        var folded = Words.fold(name);
        if (row.isFirst("name of an analyte", folded)) {
            codes.put(folded, code);
        }
    }

    private static Optional<BigDecimal> mass(Row row) {
        return row.optional("grams_per_mole")
                .flatMap(text -> NUMBER.matcher(text).matches()
                        ? Optional.of(new BigDecimal(text))
                        : row.wrong("'%s' is no molar mass".formatted(text), "grams per mole, such as 113.12"));
    }

    private Optional<Estimated> estimated(Row row) {
        if (row.optional("estimated_from").isEmpty()) {
            return Optional.empty();
        }
        var from = row.text("estimated_from")
                .flatMap(name -> Optional.ofNullable(byName.get(name))
                        .or(() -> row.wrong("'%s' stands in no line above".formatted(name), "the name of an analyte")));
        var formula = row.oneOf("formula", FORMULAS);
        return from.flatMap(analyte -> formula.map(known -> new Estimated(known, analyte)));
    }

    /** An analyte that a statement asks for. */
    Optional<Analyte> in(Written written) {
        return written.text()
                .flatMap(name -> Optional.ofNullable(byName.get(name))
                        .or(() -> written.wrong("unknown analyte '%s'".formatted(name), "a name of analytes.csv")));
    }

    List<Analyte> all() {
        return List.copyOf(byName.values());
    }

    /** The code that a result is read as which gives only a name, by the folded name. */
    Map<String, String> codes() {
        return Map.copyOf(codes);
    }
}
