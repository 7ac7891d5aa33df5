package org.companion.genome;

import java.util.Optional;

/**
 * Holds changes against the reference genome, and moves insertions and deletions as far to the left as they go, so that
 * every spelling of one change is the same (Tan et al., Bioinformatics 2015). Without a reference nothing is changed.
 */
public final class Alignment {
    /** No change is moved further. */
    public static final int FURTHEST = 1_000;

    private static final int WINDOW = 100;

    private final Sequence sequence;

    public Alignment(Sequence sequence) {
        this.sequence = sequence;
    }

    /** The bases that the reference has instead of those the change replaces; empty where they agree, or none is there. */
    public Optional<String> disagreement(Spdi change) {
        return change.deleted().isEmpty()
                ? Optional.empty()
                : sequence.bases(change.interval()).filter(there -> !agree(there, change.deleted()));
    }

    private static boolean agree(String there, String told) {
        for (int i = 0; i < told.length(); i++) {
            if (told.charAt(i) != there.charAt(i) && told.charAt(i) != 'N' && there.charAt(i) != 'N') {
                return false;
            }
        }
        return true;
    }

    /** The change with the replaced bases as the reference has them, where they were not told. */
    public Spdi told(Spdi change) {
        return change.deleted().indexOf('N') < 0
                ? change
                : sequence.bases(change.interval())
                        .map(there -> new Spdi(change.contig(), change.start(), there, change.inserted()))
                        .orElse(change);
    }

    /** The left-most spelling. */
    public Spdi leftmost(Spdi change) {
        var trimmed = told(change).trimmed();
        var moved = trimmed.deleted() + trimmed.inserted();
        if (moved.isEmpty()
                || (!trimmed.deleted().isEmpty() && !trimmed.inserted().isEmpty())) {
            return trimmed;
        }
        int by = rolled(trimmed, moved);
        if (by == 0) {
            return trimmed;
        }
        var there = turned(moved, by);
        return trimmed.inserted().isEmpty()
                ? new Spdi(trimmed.contig(), trimmed.start() - by, there, "")
                : new Spdi(trimmed.contig(), trimmed.start() - by, "", there);
    }

    /** How many bases before the change repeat its bases from their end on. */
    private int rolled(Spdi change, String moved) {
        int by = 0;
        while (by < FURTHEST && by < change.start()) {
            int end = change.start() - by;
            int start = Math.max(0, end - Math.min(WINDOW, FURTHEST - by));
            var before =
                    sequence.bases(new Interval(change.contig(), start, end)).orElse("");
            int same = 0;
            while (same < before.length()
                    && before.charAt(before.length() - 1 - same) == moved.charAt(fromEnd(moved, by + same))) {
                same++;
            }
            by += same;
            if (same < before.length() || before.isEmpty()) {
                return by;
            }
        }
        return by;
    }

    private static int fromEnd(String moved, int count) {
        return moved.length() - 1 - count % moved.length();
    }

    /** The bases as they stand when the change is moved by so many: the last become the first. */
    private static String turned(String moved, int by) {
        int cut = moved.length() - by % moved.length();
        return moved.substring(cut) + moved.substring(0, cut);
    }
}
