package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Source;

/** Reads whether variants lie on the same copy of a gene (profile sequence-phase-relationship, LOINC 82120-7). */
final class PhaseReader {
    private static final String PHASE = "82120-7";

    private PhaseReader() {}

    /** The relation; empty where it is another result, has no result, or does not tell. */
    static Optional<Phase> read(JsonNode observation, String reference) {
        var asks = Concepts.concept(observation.path("code")).codes().stream()
                .anyMatch(code -> code.code().equals(PHASE));
        if (!asks || ObservationReader.isWithoutResult(observation)) {
            return Optional.empty();
        }
        var variants = Json.each(observation, "derivedFrom")
                .flatMap(one -> Json.text(one, "reference").stream())
                .map(References::local)
                .collect(Collectors.toSet());
        var source = new Source(reference, Dates.ofResult(observation), false);
        return variants.size() < 2
                ? Optional.empty()
                : together(observation).map(together -> new Phase(variants, together, source));
    }

    private static Optional<Boolean> together(JsonNode observation) {
        var answer = Concepts.concept(observation.path("valueCodeableConcept"));
        return Stream.concat(
                        answer.codes().stream().flatMap(code -> Stream.of(code.code(), code.display())),
                        Stream.of(answer.text()))
                .flatMap(word -> switch (word.strip().toLowerCase(Locale.ROOT)) {
                    case "cis" -> Stream.of(true);
                    case "trans" -> Stream.of(false);
                    default -> Stream.<Boolean>of();
                })
                .findFirst();
    }
}
