package org.companion.announcing;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: twice as long each time, and up to a half shorter by chance, so that those who
 * failed together do not come back together.
 *
 * @param chance from 0 to 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier chance) {
    private static final int DOUBLED_AT_MOST = 30;

    /** From a second to an hour. */
    public static Backoff usual(DoubleSupplier chance) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), chance);
    }

    /** After so many tries that failed. */
    Duration after(int tries) {
        var doubled = first.multipliedBy(1L << Math.min(Math.max(0, tries - 1), DOUBLED_AT_MOST));
        var whole = doubled.compareTo(longest) > 0 ? longest : doubled;
        var millis = (long) (whole.toMillis() * (1 - chance.getAsDouble() / 2));
        return Duration.ofMillis(Math.max(millis, first.toMillis()));
    }
}
