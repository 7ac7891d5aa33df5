package org.companion.testing;

import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genome.Spdi;
import org.companion.inquiry.Lifting;
import org.companion.library.LiftTable;

/** Places of the genome, for tests. */
public final class Genome {
    private static final Liftover LIFTOVER = LiftTable.bundled();

    private Genome() {}

    public static Liftover liftover() {
        return LIFTOVER;
    }

    public static Lifting lifting() {
        return new Lifting() {
            @Override
            public Optional<Interval> lift(Interval interval, Assembly to) {
                return LIFTOVER.lift(interval, to);
            }

            @Override
            public Optional<Spdi> lift(Spdi allele, Assembly to) {
                return LIFTOVER.lift(allele, to);
            }
        };
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
