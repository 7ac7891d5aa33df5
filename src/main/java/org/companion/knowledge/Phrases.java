package org.companion.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Words;

/**
 * Names looked up in running text as whole words, the longest first. From every word of the text on, words are added
 * for as long as a name begins with them, so most words cost one look into a table, whatever the number of names.
 */
final class Phrases<T> {
    /** Shorter names are found only when they are the whole text. */
    private static final int SHORTEST_IN_TEXT = 4;

    /** Text beyond so many words names nothing more. */
    private static final int MOST_WORDS_READ = 60;

    private final Map<String, T> byName = new HashMap<>();
    /** The first words of the names of several words, as many as fall short of the whole name. */
    private final Set<String> beginnings = new HashSet<>();

    /** {@code names}: the meaning of each name; names are folded here. */
    Phrases(Map<String, T> names) {
        for (var entry : names.entrySet()) {
            var name = Words.fold(entry.getKey());
            byName.putIfAbsent(name, entry.getValue());
            for (int end = name.indexOf(' '); end >= 0; end = name.indexOf(' ', end + 1)) {
                beginnings.add(name.substring(0, end));
            }
        }
    }

    /** The meaning of the longest name in a text that is folded already. */
    Optional<T> longestIn(String folded) {
        return inFolded(folded).stream().findFirst();
    }

    /** Whether the text as a whole is a name. */
    boolean isWhole(String text) {
        return byName.containsKey(Words.fold(text));
    }

    /** The meanings of the names in the text, the longest first; no word counts for two names. */
    List<T> in(String text) {
        return inFolded(Words.fold(text));
    }

    private List<T> inFolded(String folded) {
        if (folded.isEmpty()) {
            return List.of();
        }
        var whole = byName.get(folded);
        if (whole != null) {
            return List.of(whole);
        }
        var words = folded.split(" ");
        var read = Math.min(words.length, MOST_WORDS_READ);
        var stretches = new ArrayList<Stretch<T>>();
        for (int from = 0; from < read; from++) {
            var to = from;
            var name = words[from];
            collect(name, from, to, stretches);
            while (beginnings.contains(name) && ++to < read) {
                name = name + " " + words[to];
                collect(name, from, to, stretches);
            }
        }
        return stretches.isEmpty() ? List.of() : apart(stretches);
    }

    private void collect(String name, int from, int to, List<Stretch<T>> stretches) {
        var known = name.length() < SHORTEST_IN_TEXT ? null : byName.get(name);
        if (known != null) {
            stretches.add(new Stretch<>(from, to, name.length(), known));
        }
    }

    /** A name found in the words {@code from} to {@code to}, both included. */
    private record Stretch<T>(int from, int to, int length, T meaning) {
        boolean overlaps(Stretch<T> other) {
            return from <= other.to && other.from <= to;
        }
    }

    private static <T> List<T> apart(List<Stretch<T>> found) {
        found.sort(Comparator.comparingInt((Stretch<T> stretch) -> stretch.length())
                .reversed()
                .thenComparingInt(Stretch::from));
        var kept = new ArrayList<Stretch<T>>();
        for (var stretch : found) {
            if (kept.stream().noneMatch(stretch::overlaps)) {
                kept.add(stretch);
            }
        }
        return kept.stream().map(Stretch::meaning).toList();
    }
}
