package org.companion.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.companion.genome.Contig;
import org.companion.genome.Interval;

/** Regions of one contig as bytes: pairs of 32-bit start and end, zero-based, the end excluded, by their start. */
final class Regions {
    private static final int PAIR = 2 * Integer.BYTES;

    /** More regions are kept in several rows. */
    static final int MOST = 100_000;

    private Regions() {}

    static byte[] bytes(List<Interval> regions) {
        var bytes = ByteBuffer.allocate(regions.size() * PAIR);
        regions.stream()
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .forEach(region -> bytes.putInt(region.start()).putInt(region.end()));
        return bytes.array();
    }

    static List<Interval> all(byte[] bytes, Contig contig) {
        return within(bytes, contig, 0, Integer.MAX_VALUE);
    }

    /** Those that meet the interval. */
    static List<Interval> within(byte[] bytes, Contig contig, int start, int end) {
        var pairs = ByteBuffer.wrap(bytes);
        var met = new ArrayList<Interval>();
        while (pairs.hasRemaining()) {
            var from = pairs.getInt();
            var to = pairs.getInt();
            if (from < end && to > start) {
                met.add(new Interval(contig, from, to));
            }
        }
        return met;
    }
}
