package org.companion.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Long lists of parameters in pieces that every database takes. */
final class Batches {
    private static final int MOST = 500;

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all) {
        return of(all, MOST);
    }

    static <T> List<List<T>> of(Collection<T> all, int most) {
        var list = List.copyOf(all);
        var pieces = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += most) {
            pieces.add(list.subList(from, Math.min(list.size(), from + most)));
        }
        return pieces;
    }

    /** As many question marks. */
    static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
