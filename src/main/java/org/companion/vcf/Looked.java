package org.companion.vcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Coverage;

/**
 * Gathers where a file tells that it looked. Only a file that has reference calls tells where it looked well: in one of
 * variants alone the places between them are untold.
 */
final class Looked {
    private final Map<Contig, Stretches> well = new LinkedHashMap<>();
    private final Map<Contig, Stretches> inVain = new LinkedHashMap<>();
    private boolean tellsReference;

    /** The sample was called as the reference from start to end, zero-based, the end excluded. */
    void well(Contig contig, int start, int end) {
        tellsReference = true;
        called(contig, start, end);
    }

    /** A variant was called there. */
    void called(Contig contig, int start, int end) {
        well.computeIfAbsent(contig, c -> new Stretches()).add(start, end);
    }

    void inVain(Contig contig, int start, int end) {
        inVain.computeIfAbsent(contig, c -> new Stretches()).add(start, end);
    }

    Coverage coverage() {
        var uncallable = intervals(inVain);
        if (!tellsReference) {
            return new Coverage(Optional.empty(), uncallable.isEmpty() ? Optional.empty() : Optional.of(uncallable));
        }
        var studied = new LinkedHashMap<Contig, Stretches>();
        List.of(well, inVain)
                .forEach(part -> part.forEach((contig, stretches) ->
                        studied.computeIfAbsent(contig, c -> new Stretches()).addAll(stretches)));
        return new Coverage(Optional.of(intervals(studied)), Optional.of(uncallable));
    }

    private static List<Interval> intervals(Map<Contig, Stretches> stretches) {
        var all = new ArrayList<Interval>();
        stretches.forEach((contig, list) -> all.addAll(list.intervals(contig)));
        return all;
    }

    /** Starts and ends in turn; neighbours that come one after the other are joined. */
    private static final class Stretches {
        private int[] ends = new int[64];
        private int count;

        void add(int start, int end) {
            if (count > 0 && start <= ends[count - 1] && start >= ends[count - 2]) {
                ends[count - 1] = Math.max(ends[count - 1], end);
                return;
            }
            if (count + 2 > ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[count++] = start;
            ends[count++] = end;
        }

        void addAll(Stretches other) {
            for (int i = 0; i < other.count; i += 2) {
                add(other.ends[i], other.ends[i + 1]);
            }
        }

        List<Interval> intervals(Contig contig) {
            var sorted = new ArrayList<int[]>();
            for (int i = 0; i < count; i += 2) {
                sorted.add(new int[] {ends[i], ends[i + 1]});
            }
            sorted.sort((a, b) -> Integer.compare(a[0], b[0]));
            var joined = new Stretches();
            sorted.forEach(stretch -> joined.add(stretch[0], stretch[1]));
            var intervals = new ArrayList<Interval>();
            for (int i = 0; i < joined.count; i += 2) {
                intervals.add(new Interval(contig, joined.ends[i], joined.ends[i + 1]));
            }
            return intervals;
        }
    }
}
