package org.companion.genomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.companion.genome.Contig;
import org.companion.genome.Interval;

/** Intervals without overlap, looked up by place. */
public final class Stretches {
    private final Map<Contig, int[]> starts = new HashMap<>();
    private final Map<Contig, int[]> ends = new HashMap<>();

    public Stretches(List<Interval> intervals) {
        Map<Contig, List<Interval>> byContig = new HashMap<>();
        intervals.forEach(interval -> byContig.computeIfAbsent(interval.contig(), contig -> new ArrayList<>())
                .add(interval));
        byContig.forEach((contig, list) -> {
            list.sort(Comparator.comparingInt(Interval::start));
            starts.put(contig, list.stream().mapToInt(Interval::start).toArray());
            ends.put(contig, list.stream().mapToInt(Interval::end).toArray());
        });
    }

    /** Whether the place lies within one of them as a whole. */
    public boolean hold(Interval place) {
        int last = last(place.contig(), place.start());
        return last >= 0 && end(place.contig(), last) >= place.end();
    }

    /** Whether the place and one of them have a base in common. */
    public boolean meet(Interval place) {
        int last = last(place.contig(), place.end() - 1);
        return last >= 0 && end(place.contig(), last) > place.start();
    }

    private int end(Contig contig, int index) {
        var of = ends.get(contig);
        return of == null ? 0 : of[index];
    }

    /** The last that starts at the position or before it; -1 where none does. */
    private int last(Contig contig, int position) {
        var of = starts.get(contig);
        if (of == null) {
            return -1;
        }
        int found = Arrays.binarySearch(of, position);
        return found >= 0 ? found : -found - 2;
    }
}
