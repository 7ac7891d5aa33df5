package org.companion.announcing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and how a subscriber is told.
 *
 * @param timeout how long its answer is waited for
 * @param most events sent together
 * @param heartbeat after how long a silence it is told that there is nothing to tell
 */
public record Channel(
        URI endpoint, List<Header> headers, Content content, Duration timeout, int most, Optional<Duration> heartbeat) {
    /** A header that is sent with each call; its value may be a secret. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }

    public Channel {
        headers = List.copyOf(headers);
    }
}
