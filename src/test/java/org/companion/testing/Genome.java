package org.companion.testing;

import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genome.Spdi;
import org.companion.inquiry.Place;
import org.companion.library.LiftTable;

/** Places of the genome, for tests. */
public final class Genome {
    private static final Liftover LIFTOVER = LiftTable.bundled();

    private Genome() {}

    public static Liftover liftover() {
        return LIFTOVER;
    }

    /** The interval on both builds. */
    public static Place place(String written) {
        return Place.of(interval(written), LIFTOVER).orElseThrow();
    }

    /** Reads {@code NC_000007.14:100-200}. */
    public static Interval interval(String written) {
        var part = written.split("[:-]");
        return new Interval(new Contig(part[0]), Integer.parseInt(part[1]), Integer.parseInt(part[2]));
    }

    public static Spdi spdi(String written) {
        return Spdi.parse(written).orElseThrow();
    }
}
