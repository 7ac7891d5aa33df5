package org.companion.genome;

import java.util.List;
import java.util.Optional;

/**
 * A transcript on the genome. Zero-based half-open, on one build.
 *
 * @param forward whether it is read along the contig
 * @param exons by their start on the contig
 * @param coding from the first to the last coding base on the contig
 * @param shared how many coding bases, from the first, these exons have in common with the name they are given for
 */
public record Transcript(Contig contig, boolean forward, List<Interval> exons, Interval coding, int shared) {
    /** The whole coding sequence is in common. */
    public static final int ALL = Integer.MAX_VALUE;

    public Transcript {
        exons = List.copyOf(exons);
    }

    /**
     * A position of HGVS on a transcript: one-based, with the bases into the intron after it.
     *
     * @param base counted from the first coding base where {@code after} is not set; below zero before it, never zero
     * @param offset bases into the intron: above zero after the base, below zero before it
     * @param after whether {@code base} is counted from the last coding base ({@code c.*7})
     */
    public record Position(int base, int offset, boolean after) {}

    /** Where the contig holds a position counted from the coding start ({@code c.}), zero-based. */
    public Optional<Integer> coding(Position position) {
        if (shared != ALL && (position.after() || position.base() > shared)) {
            return Optional.empty();
        }
        var first = forward ? coding.start() : coding.end() - 1;
        var last = forward ? coding.end() - 1 : coding.start();
        var start = spliced(first);
        var stop = spliced(last);
        if (start.isEmpty() || stop.isEmpty()) {
            return Optional.empty();
        }
        int base = position.base();
        int index = position.after() ? stop.get() + base : start.get() + (base > 0 ? base - 1 : base);
        if (!position.after() && base > 0 && index > stop.get()) {
            return Optional.empty();
        }
        return placed(index, position.offset());
    }

    /** Where the contig holds a position counted from the start of the transcript ({@code n.}), zero-based. */
    public Optional<Integer> whole(Position position) {
        return position.base() < 1 || position.after()
                ? Optional.empty()
                : placed(position.base() - 1, position.offset());
    }

    /** How many bases of the exons come before this one, read in the transcript's direction. */
    private Optional<Integer> spliced(int at) {
        int before = 0;
        for (int i = 0; i < exons.size(); i++) {
            var exon = exon(i);
            if (exon.start() <= at && at < exon.end()) {
                return Optional.of(before + (forward ? at - exon.start() : exon.end() - 1 - at));
            }
            before += exon.end() - exon.start();
        }
        return Optional.empty();
    }

    private Interval exon(int number) {
        return exons.get(forward ? number : exons.size() - 1 - number);
    }

    private Optional<Integer> placed(int index, int offset) {
        int left = index;
        for (int i = 0; i < exons.size() && index >= 0; i++) {
            var exon = exon(i);
            int length = exon.end() - exon.start();
            if (left < length) {
                return atEdge(i, left, length, offset)
                        ? Optional.of(
                                (forward ? exon.start() + left : exon.end() - 1 - left) + (forward ? offset : -offset))
                        : Optional.empty();
            }
            left -= length;
        }
        return Optional.empty();
    }

    /** An intron is counted from the exon's edge, and no further than to its middle. */
    private boolean atEdge(int number, int left, int length, int offset) {
        if (offset == 0) {
            return true;
        }
        var after = offset > 0;
        int neighbour = after ? number + 1 : number - 1;
        if (left != (after ? length - 1 : 0) || neighbour < 0 || neighbour >= exons.size()) {
            return false;
        }
        var one = exon(number);
        var other = exon(neighbour);
        int intron = Math.max(one.start(), other.start()) - Math.min(one.end(), other.end());
        return Math.abs(offset) <= intron;
    }
}
