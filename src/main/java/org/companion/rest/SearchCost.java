package org.companion.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * What a search will cost the database, guessed before it runs. The unit is about one lookup by an index; the parts are
 * kept, so that a refusal can say which of them to leave out.
 */
final class SearchCost {
    private static final int LINK = 5;
    private static final int BACKWARD_LINK = 15;
    private static final int WILDCARD = 30;
    private static final int REPEATED = 25;
    private static final int UNSELECTIVE = 10;
    private static final int SORT_KEY = 4;
    private static final int VALUES_AT_ONE_PRICE = 50;

    /** These narrow nothing down. */
    private static final Set<String> NO_CRITERIA = Set.of(
            "_include",
            "_revinclude",
            "_sort",
            "_count",
            "_total",
            "_summary",
            "_elements",
            "_format",
            "_pretty",
            "_offset",
            "_contained",
            "_containedType");

    private static final Set<String> UNSELECTIVE_MODIFIERS = Set.of("not", "missing", "not-in", "contains");

    /** A part of a search with its cost. */
    record Part(String what, int cost) {}

    private final List<Part> parts = new ArrayList<>();

    private SearchCost() {}

    static SearchCost of(Map<String, String[]> asked) {
        var cost = new SearchCost();
        asked.forEach(cost::add);
        if (asked.keySet().stream().map(SearchCost::base).allMatch(NO_CRITERIA::contains)) {
            cost.unfiltered(asked);
        }
        return cost;
    }

    int total() {
        return parts.stream().mapToInt(Part::cost).sum();
    }

    /** The dearest parts first, in words. */
    String dearest() {
        return parts.stream()
                .sorted(Comparator.comparingInt(Part::cost).reversed())
                .limit(3)
                .map(Part::what)
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElse("nothing");
    }

    private void add(String name, String[] values) {
        switch (base(name)) {
            case "_include", "_revinclude" -> included(name, values);
            case "_sort" -> sorted(values);
            case "_count", "_total", "_summary", "_elements", "_format", "_pretty", "_offset" -> {}
            default -> criterion(name, values);
        }
    }

    private void included(String name, String[] values) {
        for (var value : values) {
            var isWild = value.contains("*");
            parts.add(new Part(
                    name + "=" + (isWild ? "*" : "…"),
                    (isWild ? WILDCARD : 2) + (name.endsWith(":iterate") || name.endsWith(":recurse") ? REPEATED : 0)));
        }
    }

    /** The first key is had from an index more often than not. */
    private void sorted(String[] values) {
        for (var value : values) {
            var keys = StringUtils.countMatches(value, ',') + 1;
            parts.add(new Part("_sort by " + keys + " keys", SORT_KEY * keys * keys));
        }
    }

    private void criterion(String name, String[] values) {
        var backward = StringUtils.countMatches(name, "_has:");
        var links = StringUtils.countMatches(name, '.');
        for (var value : values) {
            var alternatives = StringUtils.countMatches(value, ',') + 1;
            var each = 1
                    + links * links * LINK
                    + backward * backward * BACKWARD_LINK
                    + (UNSELECTIVE_MODIFIERS.contains(StringUtils.substringAfterLast(name, ":")) ? UNSELECTIVE : 0);
            parts.add(new Part(words(name, links, backward), each * (1 + alternatives / VALUES_AT_ONE_PRICE)));
        }
    }

    private static String words(String name, int links, int backward) {
        if (backward > 0) {
            return "_has " + backward + " deep";
        }
        return links > 0 ? base(name) + " chained over " + links + " references" : name;
    }

    /** All of a type: what is included multiplies with all that is there. */
    private void unfiltered(Map<String, String[]> asked) {
        asked.forEach((name, values) -> {
            for (var value : values) {
                if (base(name).equals("_revinclude") && value.contains("*")) {
                    parts.add(new Part("_revinclude=* of all there are", 2 * WILDCARD));
                }
            }
        });
    }

    private static String base(String name) {
        var end = StringUtils.indexOfAny(name, '.', ':');
        return end < 0 ? name : name.substring(0, end);
    }
}
