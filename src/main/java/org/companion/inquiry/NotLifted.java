package org.companion.inquiry;

import org.companion.genome.Interval;

/** A place cannot be carried to the build that it would have to be compared on; an answer would not be known to be true. */
public final class NotLifted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLifted(Interval asked) {
        super(asked + " cannot be lifted to the other build; ask for a place around it, or on the other build");
    }
}
