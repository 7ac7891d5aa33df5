package org.companion.genome;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries places and alleles from one build of the genome to the other, by a table of blocks whose bases are aligned one
 * to one. What lies between blocks has no counterpart.
 */
public final class Liftover {
    /** A range whose end lies between blocks is widened to the nearest aligned base, but no further than this. */
    private static final int WIDEST = 100;

    private final Map<String, Side> from37;
    private final Map<String, Side> from38;

    /**
     * An aligned block; all zero-based.
     *
     * @param chromosome as it is called, such as 7 or X
     * @param reverse whether GRCh38 holds the block the other way round
     */
    public record Block(String chromosome, int start37, int start38, int length, boolean reverse) {}

    public Liftover(Collection<Block> blocks) {
        this.from37 = sides(blocks, Assembly.GRCH37);
        this.from38 = sides(blocks, Assembly.GRCH38);
    }

    private static Map<String, Side> sides(Collection<Block> blocks, Assembly from) {
        var sides = new HashMap<String, Side>();
        blocks.stream()
                .map(Block::chromosome)
                .distinct()
                .forEach(chromosome -> sides.put(
                        chromosome,
                        Side.of(
                                blocks.stream()
                                        .filter(block -> block.chromosome().equals(chromosome))
                                        .toList(),
                                from)));
        return sides;
    }

    /**
     * The interval on this build; itself where it lies there already. An end between aligned blocks is widened to the
     * nearest aligned base within 100 bases. Empty where an end has no counterpart, or where the two ends are turned
     * round or torn apart.
     */
    public Optional<Interval> lift(Interval interval, Assembly to) {
        if (isOn(interval.contig(), to)) {
            return Optional.of(interval);
        }
        var side = side(interval.contig(), to);
        var contig = there(interval.contig(), to);
        if (side.isEmpty() || contig.isEmpty()) {
            return Optional.empty();
        }
        if (interval.start() == interval.end()) {
            return side.get().between(interval.start()).map(at -> new Interval(contig.get(), at, at));
        }
        return side.get()
                .range(interval.start(), interval.end())
                .map(ends -> new Interval(contig.get(), ends[0], ends[1]));
    }

    /** The allele on this build, trimmed; empty where its bases, or those beside an insertion, are not aligned as one. */
    public Optional<Spdi> lift(Spdi allele, Assembly to) {
        var trimmed = allele.trimmed();
        if (isOn(trimmed.contig(), to)) {
            return Optional.of(trimmed);
        }
        var contig = there(trimmed.contig(), to);
        return side(trimmed.contig(), to).flatMap(side -> contig.flatMap(there -> side.allele(trimmed, there)));
    }

    private static boolean isOn(Contig contig, Assembly build) {
        return contig.isMitochondrial() || contig.assembly().equals(Optional.of(build));
    }

    private static Optional<Contig> there(Contig contig, Assembly to) {
        return contig.chromosome().flatMap(name -> Contig.named(name, to));
    }

    private Optional<Side> side(Contig contig, Assembly to) {
        var sides = to == Assembly.GRCH38 ? from37 : from38;
        return contig.chromosome().map(sides::get);
    }

    /** The blocks of one chromosome by where they start on one build. */
    private record Side(int[] starts, int[] lengths, int[] theirs, boolean[] reverse) {
        static Side of(List<Block> blocks, Assembly from) {
            var is37 = from == Assembly.GRCH37;
            var sorted = blocks.stream()
                    .sorted(Comparator.comparingInt(block -> is37 ? block.start37() : block.start38()))
                    .toList();
            var reverse = new boolean[sorted.size()];
            for (int i = 0; i < reverse.length; i++) {
                reverse[i] = sorted.get(i).reverse();
            }
            return new Side(
                    sorted.stream()
                            .mapToInt(block -> is37 ? block.start37() : block.start38())
                            .toArray(),
                    sorted.stream().mapToInt(Block::length).toArray(),
                    sorted.stream()
                            .mapToInt(block -> is37 ? block.start38() : block.start37())
                            .toArray(),
                    reverse);
        }

        /** The last block that starts at the position or before it; -1 when there is none. */
        private int at(int position) {
            var found = Arrays.binarySearch(starts, position);
            return found >= 0 ? found : -found - 2;
        }

        private boolean holds(int block, int position) {
            return block >= 0 && position < starts[block] + lengths[block];
        }

        private int mapped(int block, int position) {
            var offset = position - starts[block];
            return reverse[block] ? theirs[block] + lengths[block] - 1 - offset : theirs[block] + offset;
        }

        /** The first aligned base at the position or, within bounds, before it; -1 when there is none. */
        private int before(int position) {
            var block = at(position);
            if (block < 0) {
                return -1;
            }
            var last = starts[block] + lengths[block] - 1;
            return holds(block, position) ? position : position - last <= WIDEST ? last : -1;
        }

        /** The first aligned base at the position or, within bounds, after it; -1 when there is none. */
        private int after(int position) {
            var block = at(position);
            if (holds(block, position)) {
                return position;
            }
            var next = block + 1;
            return next < starts.length && starts[next] - position <= WIDEST ? starts[next] : -1;
        }

        Optional<int[]> range(int start, int end) {
            var first = before(start);
            var last = after(end - 1);
            if (first < 0 || last < 0) {
                return Optional.empty();
            }
            var a = at(first);
            var b = at(last);
            if (reverse[a] != reverse[b]) {
                return Optional.empty();
            }
            int one = mapped(a, first);
            int other = mapped(b, last);
            int from = reverse[a] ? other : one;
            int to = (reverse[a] ? one : other) + 1;
            return from < to && alike(last + 1 - first, to - from)
                    ? Optional.of(new int[] {from, to})
                    : Optional.empty();
        }

        /** A range that has grown or shrunk to half and more is another range. */
        private static boolean alike(int length, int lifted) {
            return lifted <= 2L * length && length <= 2L * lifted;
        }

        /** A point between two bases that are neighbours on both builds. */
        Optional<Integer> between(int point) {
            var block = at(point - 1);
            if (!holds(block, point - 1) || !holds(block, point)) {
                return Optional.empty();
            }
            return Optional.of(reverse[block] ? mapped(block, point - 1) : mapped(block, point));
        }

        Optional<Spdi> allele(Spdi allele, Contig contig) {
            int length = allele.deleted().length();
            if (length == 0) {
                return between(allele.start()).map(at -> turned(allele, contig, at, at(allele.start())));
            }
            var block = at(allele.start());
            if (!holds(block, allele.start()) || !holds(block, allele.start() + length - 1)) {
                return Optional.empty();
            }
            int start = mapped(block, reverse[block] ? allele.start() + length - 1 : allele.start());
            return Optional.of(turned(allele, contig, start, block));
        }

        private Spdi turned(Spdi allele, Contig contig, int start, int block) {
            return reverse[block]
                    ? new Spdi(contig, start, Bases.complement(allele.deleted()), Bases.complement(allele.inserted()))
                    : new Spdi(contig, start, allele.deleted(), allele.inserted());
        }
    }
}
