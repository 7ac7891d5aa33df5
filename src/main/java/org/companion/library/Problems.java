package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong so far; collected, so that a curator sees it all at once. */
final class Problems {
    private static final int MOST = 20;

    private final List<String> told = new ArrayList<>();
    private final Map<String, Place> taken = new HashMap<>();
    private int untold;

    void add(Place place, String wrong, String right) {
        if (told.size() < MOST) {
            told.add("%s: %s (%s)".formatted(place, wrong, right));
        } else {
            untold++;
        }
    }

    /** Whether this is the first {@code name} of its {@code kind}; the second one is a problem. */
    boolean isFirst(String kind, String name, Place place) {
        var first = taken.putIfAbsent(kind + " " + name, place);
        if (first != null) {
            add(place, "%s '%s' stands already at %s".formatted(kind, name, first), "once in all packs");
        }
        return first == null;
    }

    void refuseIfAny() {
        if (told.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(told);
        if (untold > 0) {
            all.add("and %d more".formatted(untold));
        }
        throw new BadPack(all);
    }
}
