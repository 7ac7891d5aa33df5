package org.companion.ehr;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one call may still cost: time, bytes and pages over all its queries. */
final class Budget {
    private final long end;
    private final AtomicLong bytes;
    private final AtomicInteger requests = new AtomicInteger();

    Budget(Duration time, long bytes) {
        this.end = System.nanoTime() + time.toNanos();
        this.bytes = new AtomicLong(bytes);
    }

    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Takes so many bytes; false when there are no more to take. */
    boolean take(long count) {
        return bytes.addAndGet(-count) >= 0;
    }

    void countRequest() {
        requests.incrementAndGet();
    }

    int requests() {
        return requests.get();
    }
}
