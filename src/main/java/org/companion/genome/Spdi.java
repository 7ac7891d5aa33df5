package org.companion.genome;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change of a sequence as SPDI: at the zero-based position {@code start} of the contig, {@code deleted} is replaced
 * by {@code inserted} (Holmes et al., Bioinformatics 2020). Bases are upper-case.
 */
public record Spdi(Contig contig, int start, String deleted, String inserted) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z]{2}_?\\d+\\.\\d+):(\\d{1,9}):([ACGTNacgtn]*):([ACGTNacgtn]*)");

    public Spdi {
        if (start < 0) {
            throw new IllegalArgumentException("position %d lies before the contig".formatted(start));
        }
        deleted = deleted.toUpperCase(Locale.ROOT);
        inserted = inserted.toUpperCase(Locale.ROOT);
    }

    /** Reads {@code NC_000007.14:140753335:A:T}; empty when the text is no SPDI with spelled-out bases. */
    public static Optional<Spdi> parse(String text) {
        var m = FORM.matcher(text.strip());
        return m.matches()
                ? Optional.of(new Spdi(new Contig(m.group(1)), Integer.parseInt(m.group(2)), m.group(3), m.group(4)))
                : Optional.empty();
    }

    /**
     * The same change without the bases that both alleles share, trimmed from the right and then from the left. A
     * change in a repeat can still be written at several places; shifting needs the reference sequence.
     */
    public Spdi trimmed() {
        int right = 0;
        int most = Math.min(deleted.length(), inserted.length());
        while (right < most
                && deleted.charAt(deleted.length() - 1 - right) == inserted.charAt(inserted.length() - 1 - right)) {
            right++;
        }
        int left = 0;
        while (left < most - right && deleted.charAt(left) == inserted.charAt(left)) {
            left++;
        }
        return new Spdi(
                contig,
                start + left,
                deleted.substring(left, deleted.length() - right),
                inserted.substring(left, inserted.length() - right));
    }

    /** The bases it replaces; empty (start equals end) for a pure insertion. */
    public Interval interval() {
        return new Interval(contig, start, start + deleted.length());
    }

    @Override
    public String toString() {
        return contig + ":" + start + ":" + deleted + ":" + inserted;
    }
}
