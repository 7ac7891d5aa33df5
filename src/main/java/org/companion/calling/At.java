package org.companion.calling;

import java.util.OptionalInt;

/**
 * What a test saw at a locus on each copy: 0 the reference, n the n-th alternative, {@link #OTHER} something else.
 *
 * @param second what the second copy has; {@link #NO_COPY} where there is one copy only
 * @param block loci with the same number are phased: {@code first} lies on the same copy at all of them; empty when not
 *     phased
 */
public record At(int first, int second, OptionalInt block) {
    public static final int OTHER = 30;
    public static final int NO_COPY = -1;

    public static At both(int state) {
        return new At(state, state, OptionalInt.empty());
    }

    public static At unphased(int first, int second) {
        return new At(first, second, OptionalInt.empty());
    }

    public static At oneCopy(int state) {
        return new At(state, NO_COPY, OptionalInt.empty());
    }

    boolean isOneCopy() {
        return second == NO_COPY;
    }

    /** How many copies have one of the states. */
    int count(int states) {
        return has(first, states) + (isOneCopy() ? 0 : has(second, states));
    }

    private static int has(int state, int states) {
        return (1 << state & states) == 0 ? 0 : 1;
    }

    boolean fits(int states) {
        return count(states) > 0;
    }

    boolean isReferenceOnly() {
        return first == 0 && second <= 0;
    }
}
