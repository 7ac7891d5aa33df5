package org.companion.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** What each caller has left at one door. Of callers who have not come for a while nothing is kept. */
final class Allowances {
    private static final long MOST_CALLERS = 10_000;

    private final LoadingCache<String, Bucket> callers;

    /**
     * @param perSecond how many requests are given back each second
     * @param burst how many a caller has after a rest
     */
    Allowances(int perSecond, int burst, TimeMeter time) {
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(10).plusSeconds(burst / perSecond))
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** How long the caller has to wait for this request; zero where it may be answered, and then it is counted. */
    Duration take(String caller) {
        var left = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(left.isConsumed() ? 0 : left.getNanosToWaitForRefill());
    }
}
