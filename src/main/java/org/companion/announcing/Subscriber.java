package org.companion.announcing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.companion.permission.Caller;

/**
 * One who asked to be told.
 *
 * @param id of the Subscription
 * @param topic what of; empty for a subscription of plain R4, which asks for resources by one filter
 * @param filters all have to hold
 * @param end when it is over
 * @param asker who asked
 */
public record Subscriber(
        String id,
        Status status,
        Optional<Topic> topic,
        List<Filter> filters,
        Channel channel,
        Optional<Instant> end,
        Caller asker) {
    public Subscriber {
        filters = List.copyOf(filters);
    }

    /** Whether it is to be told now. */
    public boolean isLive(Instant now) {
        return status == Status.ACTIVE
                && end.filter(last -> !now.isBefore(last)).isEmpty();
    }

    boolean wants(Topic one) {
        return topic.equals(Optional.of(one));
    }

    /** The same with another status. */
    public Subscriber at(Status other) {
        return new Subscriber(id, other, topic, filters, channel, end, asker);
    }

    /** The same, asked for by somebody. */
    public Subscriber by(Caller other) {
        return new Subscriber(id, status, topic, filters, channel, end, other);
    }

    /** Whether another asks for the same at the same place, so that it need not be greeted again. */
    public boolean asksAlike(Subscriber other) {
        return topic.equals(other.topic)
                && filters.equals(other.filters)
                && channel.endpoint().equals(other.channel.endpoint());
    }
}
