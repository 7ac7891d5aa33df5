package org.companion.inquiry;

import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;

/**
 * One stretch of a chromosome as each build counts it; empty on a build that it cannot be lifted to. Numbers are only
 * ever compared with those of the same build.
 */
public record Place(Optional<Interval> on37, Optional<Interval> on38) {
    public Place {
        if (on37.isEmpty() && on38.isEmpty()) {
            throw new IllegalArgumentException("a place lies on one build at least");
        }
    }

    /** The interval on both builds; empty when its contig belongs to neither. */
    public static Optional<Place> of(Interval interval, Liftover liftover) {
        var on37 = liftover.lift(interval, Assembly.GRCH37);
        var on38 = liftover.lift(interval, Assembly.GRCH38);
        return on37.isEmpty() && on38.isEmpty() ? Optional.empty() : Optional.of(new Place(on37, on38));
    }

    public Optional<Interval> on(Assembly build) {
        return build == Assembly.GRCH37 ? on37 : on38;
    }

    /** Whether all of the other lies within this, on a build that both lie on. */
    public boolean holds(Place other) {
        if (on38.isPresent() && other.on38.isPresent()) {
            return holds(on38.get(), other.on38.get());
        }
        return on37.isPresent() && other.on37.isPresent() && holds(on37.get(), other.on37.get());
    }

    private static boolean holds(Interval outer, Interval inner) {
        return outer.contig().equals(inner.contig()) && outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
