package org.companion.genomes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genome.Interval;

/**
 * The places of the genome whose calls are results in their own right: what is coded in the genes that the house knows,
 * and the positions that define the alleles of pharmacogenes.
 */
public final class Watched {
    private final Map<Contig, List<Spot>> spots = new HashMap<>();
    private final Map<Contig, int[]> reach = new HashMap<>();

    /**
     * A place that is watched.
     *
     * @param gene its symbol
     * @param position the position it stands for, where the reference too is a result
     */
    public record Spot(Interval interval, String gene, Optional<Position> position) {}

    /**
     * A position of a pharmacogene.
     *
     * @param rsid as dbSNP names it; empty string where it has no name
     * @param reference the bases of the reference
     */
    public record Position(String rsid, String reference) {}

    public Watched(Collection<Spot> all) {
        all.forEach(spot -> spots.computeIfAbsent(spot.interval().contig(), contig -> new ArrayList<>())
                .add(spot));
        spots.forEach((contig, list) -> {
            list.sort(Comparator.comparingInt(spot -> spot.interval().start()));
            var furthest = new int[list.size()];
            for (int i = 0; i < furthest.length; i++) {
                int end = list.get(i).interval().end();
                furthest[i] = i == 0 ? end : Math.max(furthest[i - 1], end);
            }
            reach.put(contig, furthest);
        });
    }

    /** The spots that a change of these bases touches; an insertion touches where it lies within or at an edge. */
    public List<Spot> at(Contig contig, int start, int end) {
        var list = spots.get(contig);
        if (list == null) {
            return List.of();
        }
        var furthest = reach.get(contig);
        int from = start == end ? start - 1 : start;
        int to = start == end ? end + 1 : end;
        var found = new ArrayList<Spot>(1);
        for (int i = last(list, to); i >= 0 && furthest != null && furthest[i] > from; i--) {
            var spot = list.get(i);
            if (spot.interval().end() > from && spot.interval().start() < to) {
                found.add(spot);
            }
        }
        return found;
    }

    /** The last spot that starts before the position. */
    private static int last(List<Spot> list, int before) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).interval().start() < before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
