package org.companion.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pauses between tries. */
class BackoffTest {
    @Test
    void theyGrowFromASecondToAnHour() {
        var backoff = Backoff.usual(() -> 0);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backoff.after(13)).isEqualTo(Duration.ofHours(1));
        assertThat(backoff.after(5_000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void chanceMakesThemUpToAHalfShorter() {
        assertThat(Backoff.usual(() -> 1).after(4)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Backoff.usual(() -> 0.5).after(20)).isEqualTo(Duration.ofMinutes(45));
    }
}
