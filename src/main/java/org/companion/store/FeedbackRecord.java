package org.companion.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a card.
 *
 * @param service the service that gave the card
 * @param card the card's uuid
 * @param outcome accepted or overridden
 * @param receivedAt when we were told
 * @param outcomeAt when it happened, as the caller says
 * @param json the feedback as it came
 */
public record FeedbackRecord(
        String id,
        String service,
        String card,
        String outcome,
        Instant receivedAt,
        Optional<Instant> outcomeAt,
        String json) {}
