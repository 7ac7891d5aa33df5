package org.companion.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which recalled references a site has looked up and found to say what the statement says: {@code confirmed.csv}. */
final class Confirmations {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Map<String, Row> byStatement = new HashMap<>();

    private Confirmations() {}

    static Confirmations in(Tables tables) {
        var confirmed = new Confirmations();
        tables.of(Form.CONFIRMED).forEach(confirmed::add);
        return confirmed;
    }

    private void add(Row row) {
        var by = row.text("by");
        var date = row.text("date");
        date.filter(text -> !DATE.matcher(text).matches())
                .ifPresent(text -> row.wrong("'%s' is no day".formatted(text), "a day such as 2026-11-27"));
        row.text("statement")
                .filter(id -> row.isFirst("confirmation", id) && by.isPresent() && date.isPresent())
                .ifPresent(id -> byStatement.put(id, row));
    }

    boolean of(String statement) {
        return byStatement.containsKey(statement);
    }

    /** Says which confirmations name no statement of these. */
    void refuseOthers(Set<String> statements) {
        byStatement.forEach((id, row) -> {
            if (!statements.contains(id)) {
                row.wrong("there is no statement '%s'".formatted(id), "the id of a statement of a pack");
            }
        });
    }
}
