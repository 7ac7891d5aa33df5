package org.companion.journal;

import java.util.Map;

/**
 * What became of the cards of one statement about one drug: for the people who decide whether it should go on speaking.
 * A card counts once, by the last that was told of it; one that was neither accepted nor overridden counts as shown only.
 *
 * @param statement id such as {@code cpic:8480389}
 * @param category code of the advice's category on the card
 * @param overriddenBy how often by each reason's code; without a coded reason under the empty string
 */
public record StatementCount(
        String statement,
        String drug,
        String category,
        long shown,
        long accepted,
        long overridden,
        Map<String, Long> overriddenBy) {
    public StatementCount {
        overriddenBy = Map.copyOf(overriddenBy);
    }
}
