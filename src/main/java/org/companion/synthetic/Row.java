package org.companion.synthetic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of a table of frequencies. {@code columns}: where each column stands. */
record Row(String file, Map<String, Integer> columns, List<String> cells) {
    String text(String column) {
        var at = columns.get(column);
        if (at == null) {
            throw new IllegalStateException("the table " + file + " has no column '" + column + "'");
        }
        return cells.get(at);
    }

    /** Empty where the table lacks the column, too. */
    Optional<String> optional(String column) {
        return columns.containsKey(column)
                ? Optional.of(text(column)).filter(cell -> !cell.isEmpty())
                : Optional.empty();
    }

    double number(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException wrong) {
            throw new IllegalStateException(
                    "the table %s has '%s' as %s; a number is due".formatted(file, text(column), column), wrong);
        }
    }

    int whole(String column) {
        return (int) number(column);
    }

    double share() {
        return number("share");
    }
}
