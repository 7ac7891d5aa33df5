package org.companion.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.knowledge.Pack;

/** A row of a table with its place. Cells are without blanks at their ends. */
record Row(Form form, Place place, List<String> cells, Problems problems) {
    /** A cell that may be empty. */
    String cell(String column) {
        return cells.get(form.columns().indexOf(column));
    }

    /** A cell that must not be empty. */
    Optional<String> text(String column) {
        var cell = cell(column);
        return cell.isEmpty() ? wrong("column '%s' is empty".formatted(column), "a value") : Optional.of(cell);
    }

    Optional<String> optional(String column) {
        return Optional.of(cell(column)).filter(cell -> !cell.isEmpty());
    }

    /** The values of a cell that are joined by bars; none where it is empty. */
    Set<String> list(String column) {
        var values = new LinkedHashSet<String>();
        Stream.of(cell(column).split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(values::add);
        return values;
    }

    /** The value that the word in the column stands for. */
    <T> Optional<T> oneOf(String column, Map<String, T> words) {
        return text(column)
                .flatMap(word -> Optional.ofNullable(words.get(word))
                        .or(() -> wrong(
                                "unknown word '%s'".formatted(word), "one of " + Written.listed(words.keySet()))));
    }

    /** The id of the pack that the row is of. */
    String pack() {
        return place.file().substring(0, place.file().indexOf('/'));
    }

    /** A cell of the form; {@code right} says in words what the form is. */
    Optional<String> matching(String column, Pattern form, String right) {
        return text(column)
                .flatMap(text -> form.matcher(text).matches()
                        ? Optional.of(text)
                        : wrong("'%s' is not right here".formatted(text), right));
    }

    /** The id of a statement of the pack, which no row before has. */
    Optional<String> statementId(Pack pack) {
        return matching("id", StatementReader.ID, pack.id() + ":…")
                .filter(text -> text.startsWith(pack.id() + ":")
                        || wrong("'%s' is not of this pack".formatted(text), pack.id() + ":…")
                                .isPresent())
                .filter(text -> isFirst("statement", text));
    }

    /** Whether no row before has the {@code name} for the same kind of thing; else it is a problem. */
    boolean isFirst(String kind, String name) {
        return problems.isFirst(kind, name, place);
    }

    /** Reports that the row is wrong; empty, so that a reader can give it back at once. */
    <T> Optional<T> wrong(String what, String right) {
        problems.add(place, what, right);
        return Optional.empty();
    }
}
