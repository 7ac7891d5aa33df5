package org.companion.inquiry;

import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;

/** Carries places and alleles from one build to the other. */
public interface Lifting {
    /** The interval on this build; itself where it lies there already, empty where it does not lift. */
    Optional<Interval> lift(Interval interval, Assembly to);

    /** The allele on this build, trimmed. */
    Optional<Spdi> lift(Spdi allele, Assembly to);

    /** The interval on both builds; empty when its contig belongs to neither. */
    default Optional<Place> place(Interval interval) {
        var on37 = lift(interval, Assembly.GRCH37);
        var on38 = lift(interval, Assembly.GRCH38);
        return on37.isEmpty() && on38.isEmpty() ? Optional.empty() : Optional.of(new Place(on37, on38));
    }
}
