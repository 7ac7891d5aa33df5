package org.companion.inbox;

import java.time.Duration;

/** Tells whether messages come in faster than a hundred in a second. */
final class Rush {
    private static final int COUNTED = 16;
    private static final long WITHIN = Duration.ofMillis(160).toNanos();

    /** When each of the last came, in turn; nanoseconds of the machine's own clock. */
    private final long[] times = new long[COUNTED];

    private long count;

    /** One has come in. */
    synchronized void noted(long now) {
        times[(int) (count % COUNTED)] = now;
        count++;
    }

    synchronized boolean isOn(long now) {
        return count >= COUNTED && now - times[(int) (count % COUNTED)] < WITHIN;
    }
}
