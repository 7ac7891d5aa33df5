package org.companion.library;

import java.util.HashMap;
import java.util.Optional;

/** The spellings of units that laboratories use: {@code units.csv}; each must mean a unit of UCUM. */
final class UnitTable {
    private final UcumUnits units;

    UnitTable(Tables tables) {
        var spellings = new HashMap<String, String>();
        for (var row : tables.of(Form.UNITS)) {
            var written = row.text("written").filter(text -> row.isFirst("unit", text));
            var ucum = row.text("ucum");
            if (written.isPresent() && ucum.isPresent()) {
                spellings.put(written.get(), ucum.get());
            }
        }
        units = new UcumUnits(spellings);
        tables.of(Form.UNITS).forEach(this::check);
    }

    private void check(Row row) {
        row.optional("ucum").ifPresent(code -> isUcum(row, code));
    }

    /** Whether it is a unit of UCUM; said to be wrong where it is none. */
    boolean isUcum(Row row, String code) {
        if (!units.isUcum(code)) {
            row.wrong("'%s' is no UCUM unit".formatted(code), "such as mg/dL or 10*9/L");
        }
        return units.isUcum(code);
    }

    /** The unit of a laboratory criterion. */
    Optional<String> in(Written written) {
        return written.text()
                .flatMap(code -> units.isUcum(code)
                        ? Optional.of(code)
                        : written.wrong("'%s' is no UCUM unit".formatted(code), "such as mg/dL or 10*9/L"));
    }

    UcumUnits units() {
        return units;
    }
}
