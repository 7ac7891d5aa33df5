package org.companion.announcing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a subscriber is told of.
 *
 * @param line in which events wait for one another: the patient's, or the resource's own
 * @param focus reference of what it is about
 * @param version of the focus; empty: as it is when it is sent
 * @param created whether the focus is new
 * @param context references of what it rests on
 */
public record Event(
        String line, String focus, Optional<Long> version, boolean created, List<String> context, Instant madeAt) {
    public Event {
        context = List.copyOf(context);
    }

    /**
     * An event in the book of one subscriber.
     *
     * @param number by which the subscriber can tell whether it missed any, from one
     * @param tries so far
     */
    public record Numbered(long number, int tries, Event event) {}

    /** An event and who is to be told. */
    public record For(String subscriber, Event event) {}
}
