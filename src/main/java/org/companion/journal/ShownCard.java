package org.companion.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A card as it was shown, without what it says of the patient: enough to join what becomes of it with the rule and the
 * version of knowledge it came from.
 *
 * @param id the card's UUID, by which feedback names it
 * @param topic what repeats of the card are known by, such as {@code cpic:8480389}
 * @param drug name of the ordered drug
 * @param order the order's FHIR reference
 * @param orderDigest SHA-256 of the order as it stood, in hexadecimal: another dose is another order
 * @param category code of the advice's category
 * @param indicator {@code info}, {@code warning} or {@code critical}
 * @param rules the statements behind it, the leading one first
 * @param inputs SHA-256 of what the card was drawn from, in hexadecimal
 */
public record ShownCard(
        UUID id,
        String topic,
        String drug,
        Optional<String> order,
        String orderDigest,
        String category,
        String indicator,
        List<Rule> rules,
        String inputs) {
    public ShownCard {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a card rests on at least one statement");
        }
    }

    /** A statement with the version of its pack. */
    public record Rule(String statement, String version) {}
}
