package org.companion.genome;

import java.util.ArrayList;
import java.util.List;

/**
 * All the places at which an insertion or deletion can be written, as far as its own spelling shows the repeat it lies
 * in: contextual SPDI shows all of it, minimal SPDI nothing.
 */
public final class Shifts {
    /** A longer context is a repeat of which only the left-most spelling is kept. */
    private static final int LONGEST = 200;

    private Shifts() {}

    /** The equal alleles, trimmed, from left to right; one where it cannot be shifted. */
    public static List<Spdi> of(Spdi written) {
        var longer = Math.max(written.deleted().length(), written.inserted().length());
        var trimmed = written.trimmed();
        var onlyOne = !trimmed.deleted().isEmpty() && !trimmed.inserted().isEmpty();
        if (onlyOne
                || longer > LONGEST
                || longer == trimmed.deleted().length() + trimmed.inserted().length()) {
            return List.of(trimmed);
        }
        return trimmed.inserted().isEmpty() ? deletions(written) : insertions(written);
    }

    private static List<Spdi> deletions(Spdi written) {
        var all = new ArrayList<Spdi>();
        var context = written.deleted();
        int length = context.length() - written.inserted().length();
        for (int i = 0; i + length <= context.length(); i++) {
            if (without(context, i, length).equals(written.inserted())) {
                all.add(new Spdi(written.contig(), written.start() + i, context.substring(i, i + length), ""));
            }
        }
        return all;
    }

    private static List<Spdi> insertions(Spdi written) {
        var all = new ArrayList<Spdi>();
        var context = written.inserted();
        int length = context.length() - written.deleted().length();
        for (int i = 0; i + length <= context.length(); i++) {
            if (without(context, i, length).equals(written.deleted())) {
                all.add(new Spdi(written.contig(), written.start() + i, "", context.substring(i, i + length)));
            }
        }
        return all;
    }

    private static String without(String context, int start, int length) {
        return context.substring(0, start) + context.substring(start + length);
    }
}
