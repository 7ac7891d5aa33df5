package org.companion.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Judges what several clients saw of one resource: whether there is one order of its versions that all of them could have
 * seen, which also keeps to what had ended before something else began.
 */
public final class Linearity {
    private Linearity() {}

    /** What a call was: a write, a look at the newest version, or at one that was named. */
    public enum Kind {
        WRITE,
        READ,
        VERSION
    }

    /**
     * One call that was answered.
     *
     * @param begin before it was sent, in nanoseconds of one clock
     * @param end after it was answered
     * @param version that was written or seen
     * @param value that was written or seen
     * @param after the version that a write was to follow
     */
    public record Seen(Kind kind, long begin, long end, long version, String value, Optional<Long> after) {}

    /**
     * What is wrong; nothing where all is well.
     *
     * @param refused values whose write was refused
     * @param history the values of all versions at the end
     */
    public static List<String> faults(List<Seen> seen, Set<String> refused, SortedMap<Long, String> history) {
        var faults = new ArrayList<String>();
        gaps(history, faults);
        refused.stream()
                .filter(history::containsValue)
                .forEach(value -> faults.add(value + " was refused and is in the history"));
        for (var one : seen) {
            agrees(one, history, faults);
        }
        for (var one : seen) {
            for (var other : seen) {
                if (one.end() < other.begin()) {
                    inOrder(one, other, faults);
                }
            }
        }
        return faults;
    }

    private static void gaps(SortedMap<Long, String> history, List<String> faults) {
        var next = 1L;
        for (Map.Entry<Long, String> version : history.entrySet()) {
            if (version.getKey() != next++) {
                faults.add("version " + (next - 1) + " is missing before " + version.getKey());
                return;
            }
        }
        if (history.values().stream().distinct().count() != history.size()) {
            faults.add("a value was written twice");
        }
    }

    private static void agrees(Seen one, SortedMap<Long, String> history, List<String> faults) {
        if (!one.value().equals(history.get(one.version()))) {
            faults.add(one + ": the history has " + history.get(one.version()));
        }
        one.after().filter(before -> one.version() != before + 1).ifPresent(before -> faults.add(one + ": not after"));
    }

    private static void inOrder(Seen first, Seen then, List<String> faults) {
        var kept = switch (then.kind()) {
            case WRITE -> first.version() < then.version();
            case READ -> first.version() <= then.version();
            case VERSION -> true;
        };
        if (!kept) {
            faults.add(first + " had ended before " + then + " began");
        }
    }
}
