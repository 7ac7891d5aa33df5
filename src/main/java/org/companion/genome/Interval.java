package org.companion.genome;

/** A stretch of a contig, counted between bases: zero-based, end excluded. */
public record Interval(Contig contig, int start, int end) {
    public Interval {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("[%d,%d) is no interval".formatted(start, end));
        }
    }

    @Override
    public String toString() {
        return contig + ":" + start + "-" + end;
    }
}
