package org.companion.permission;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param until the first moment after it; {@link Instant#MAX} where it has no end
 */
public record Stretch(Instant from, Instant until) {
    /** Whether the two have a moment in common. */
    public boolean meets(Stretch other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Whether all of the other lies within this. */
    public boolean contains(Stretch other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
