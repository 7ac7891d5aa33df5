package org.companion.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.companion.genome.Interval;

/** Arithmetic of intervals of one contig. */
final class Spans {
    private Spans() {}

    /** What the two have in common; empty when they do not meet. */
    static Optional<Interval> common(Interval a, Interval b) {
        var start = Math.max(a.start(), b.start());
        var end = Math.min(a.end(), b.end());
        return a.contig().equals(b.contig()) && start < end
                ? Optional.of(new Interval(a.contig(), start, end))
                : Optional.empty();
    }

    /** The parts within, in order, those that touch joined. */
    static List<Interval> clipped(List<Interval> parts, Interval within) {
        return joined(
                parts.stream().flatMap(part -> common(part, within).stream()).toList());
    }

    static List<Interval> joined(List<Interval> parts) {
        var joined = new ArrayList<Interval>();
        for (var part : parts.stream()
                .sorted(Comparator.comparing((Interval i) -> i.contig().accession())
                        .thenComparingInt(Interval::start))
                .toList()) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.contig().equals(part.contig()) && part.start() <= last.end()) {
                joined.set(
                        joined.size() - 1, new Interval(last.contig(), last.start(), Math.max(last.end(), part.end())));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    /** What of the whole lies in none of the parts. */
    static List<Interval> without(Interval whole, List<Interval> parts) {
        var left = new ArrayList<Interval>();
        var from = whole.start();
        for (var part : clipped(parts, whole)) {
            if (part.start() > from) {
                left.add(new Interval(whole.contig(), from, part.start()));
            }
            from = part.end();
        }
        if (from < whole.end()) {
            left.add(new Interval(whole.contig(), from, whole.end()));
        }
        return left;
    }
}
