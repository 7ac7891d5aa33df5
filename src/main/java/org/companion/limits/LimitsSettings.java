package org.companion.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one caller may ask at one door.
 *
 * @param requestsPerSecond in the long run; 0 for as many as they like. Where it is not set: 200 where callers show
 *     tokens, and no limit in local mode
 * @param burst at once, after a rest
 */
@ConfigurationProperties("companion.limits")
record LimitsSettings(
        @Nullable Integer requestsPerSecond,
        @DefaultValue("2000") int burst) {
    LimitsSettings {
        if (requestsPerSecond != null && requestsPerSecond < 0) {
            throw new IllegalArgumentException("companion.limits.requests-per-second must be 0 (no limit) or more");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("companion.limits.burst must be at least 1");
        }
    }

    /** Requests of one caller in a second, given what is usual where nothing is set. */
    int perSecond(int usual) {
        return requestsPerSecond == null ? usual : requestsPerSecond;
    }
}
