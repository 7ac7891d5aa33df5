package org.companion.library;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Outcome.DoseShare;
import org.companion.knowledge.Strength;

/** Reads what to do in one case of a statement. */
final class OutcomeReader {
    private static final Set<String> KEYS =
            Set.of("category", "strength", "indicator", "line", "instead", "dose", "monitor", "test");
    static final Map<String, Category> CATEGORIES =
            Stream.of(Category.values()).collect(toMap(Category::code, identity()));
    static final Map<String, Strength> STRENGTHS =
            Stream.of(Strength.values()).collect(toMap(Strength::code, identity()));
    static final Map<String, Indicator> INDICATORS =
            Stream.of(Indicator.values()).collect(toMap(Indicator::code, identity()));
    static final int SHORTEST_LINE = 10;
    static final int LONGEST_LINE = 300;

    private final Terms terms;

    OutcomeReader(Terms terms) {
        this.terms = terms;
    }

    Optional<Outcome> read(Written written) {
        var fields = written.fields(KEYS);
        var category = fields.required("category").flatMap(word -> word.oneOf(CATEGORIES));
        var strength = fields.get("strength").flatMap(word -> word.oneOf(STRENGTHS));
        var indicator = fields.get("indicator").flatMap(word -> word.oneOf(INDICATORS));
        var line = fields.required("line").flatMap(OutcomeReader::line);
        var instead = fields.get("instead").map(list -> list.each(terms.drugs()::in));
        var dose = fields.get("dose").flatMap(OutcomeReader::dose);
        var monitor = fields.get("monitor").flatMap(Written::text);
        var test = fields.get("test").flatMap(terms.markers()::test);
        if (category.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(
                category.get(),
                strength.orElse(Strength.NONE),
                indicator,
                line.get(),
                instead.orElse(List.of()),
                dose,
                monitor,
                test));
    }

    private static Optional<String> line(Written written) {
        return written.text()
                .flatMap(text -> text.length() < SHORTEST_LINE || text.length() > LONGEST_LINE
                        ? written.wrong(
                                "the line has %d letters".formatted(text.length()),
                                "%d to %d".formatted(SHORTEST_LINE, LONGEST_LINE))
                        : Optional.of(text));
    }

    private static Optional<DoseShare> dose(Written written) {
        var fields = written.fields(Set.of("from", "to"));
        var from = fields.required("from").flatMap(Written::number);
        var to = fields.required("to").flatMap(Written::number);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return from.get().signum() < 0 || from.get().compareTo(to.get()) > 0
                ? written.wrong(
                        "the dose goes from %s to %s".formatted(from.get(), to.get()), "from 0 or more, to no less")
                : Optional.of(new DoseShare(from.get(), to.get()));
    }
}
