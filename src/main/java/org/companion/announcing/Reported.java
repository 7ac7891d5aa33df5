package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.fhir.Json;

/** What a new version of a genetic report or result changes, read from both versions. */
final class Reported {
    private static final Set<String> FINAL = Set.of("final", "amended", "corrected", "appended");
    /** LOINC: genetic analysis report, master panel, discrete result panel, cytogenetics, molecular pathology. */
    private static final Set<String> GENETIC = Set.of("51969-4", "81247-9", "55233-1", "55232-3", "51968-6", "53039-4");

    private static final Set<String> GENETIC_SECTIONS = Set.of("GE", "CG");
    private static final String PROFILE = "/genomics-reporting/";
    private static final String VARIANT = "69548-6";
    private static final String SIGNIFICANCE = "53037-8";

    private Reported() {}

    /** Whether a genetic report became final with this version, or was amended by it. */
    static boolean becameFinal(JsonNode now, Optional<JsonNode> before) {
        var status = now.path("status").asText();
        var was = before.map(one -> one.path("status").asText()).orElse("");
        return isGenetic(now) && FINAL.contains(status) && !(status.equals("final") && FINAL.contains(was));
    }

    private static boolean isGenetic(JsonNode report) {
        return codes(report.path("code")).anyMatch(GENETIC::contains)
                || Json.each(report, "category").flatMap(Reported::codes).anyMatch(GENETIC_SECTIONS::contains)
                || Json.each(report.path("meta"), "profile")
                        .anyMatch(one -> one.asText().contains(PROFILE));
    }

    /** Whether a variant is held to be something else by this version than by the one before. */
    static boolean isReclassified(JsonNode now, Optional<JsonNode> before) {
        return before.filter(one -> isClassified(now) || isClassified(one))
                .filter(one -> !classes(now).equals(classes(one)))
                .isPresent();
    }

    private static boolean isClassified(JsonNode observation) {
        return Stream.concat(Stream.of(observation), Json.each(observation, "component"))
                .flatMap(part -> codes(part.path("code")))
                .anyMatch(code -> code.equals(VARIANT) || code.equals(SIGNIFICANCE));
    }

    /** Significance, interpretation and presence, and whether the result is withdrawn. */
    private static Set<String> classes(JsonNode observation) {
        var classes = Stream.concat(Stream.of(observation), Json.each(observation, "component"))
                .filter(part ->
                        codes(part.path("code")).anyMatch(code -> code.equals(VARIANT) || code.equals(SIGNIFICANCE)))
                .flatMap(part -> Stream.concat(answers(part.path("valueCodeableConcept")), interpretations(part)));
        var withdrawn = observation.path("status").asText().equals("entered-in-error");
        return Stream.of(
                        classes,
                        interpretations(observation),
                        withdrawn ? Stream.of("withdrawn") : Stream.<String>empty())
                .flatMap(one -> one)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> interpretations(JsonNode part) {
        return Json.each(part, "interpretation").flatMap(Reported::answers).map(one -> "interpretation " + one);
    }

    /** The codes of a concept; its words where it has no code. */
    private static Stream<String> answers(JsonNode concept) {
        var codes = codes(concept).toList();
        return codes.isEmpty() ? Json.text(concept, "text").stream() : codes.stream();
    }

    private static Stream<String> codes(JsonNode concept) {
        return Json.each(concept, "coding").flatMap(one -> Json.text(one, "code").stream());
    }
}
