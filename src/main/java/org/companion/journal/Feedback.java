package org.companion.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a clinician did with a card (CDS Hooks 2.0.1, Feedback).
 *
 * @param service id of the service that showed the card
 * @param card UUID of the card
 * @param suggestions UUIDs of the suggestions that were taken
 * @param reason code of the reason why it was overridden
 * @param comment the clinician's own words
 * @param at when it happened, as the client says
 */
public record Feedback(
        String service,
        String card,
        Result result,
        List<String> suggestions,
        Optional<String> reason,
        Optional<String> comment,
        Instant at) {
    public Feedback {
        suggestions = List.copyOf(suggestions);
    }

    /** What became of the card. */
    public enum Result {
        ACCEPTED("accepted"),
        OVERRIDDEN("overridden");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
