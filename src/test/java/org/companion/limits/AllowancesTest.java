package org.companion.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A caller has a burst, gets it back second by second, and shares it with nobody. */
class AllowancesTest {
    private final AtomicLong now = new AtomicLong();
    private final Allowances allowances = new Allowances(2, 3, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aBurstIsAnsweredAndWhatFollowsWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("one")).isZero();
        }
        assertThat(allowances.take("one")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatIsUsedUpComesBackInTime() {
        for (int i = 0; i < 4; i++) {
            allowances.take("one");
        }
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(allowances.take("one")).isZero();
        assertThat(allowances.take("one")).isPositive();
    }

    @Test
    void oneCallerDoesNotUseUpWhatAnotherHas() {
        for (int i = 0; i < 4; i++) {
            allowances.take("one");
        }
        assertThat(allowances.take("two")).isZero();
    }
}
