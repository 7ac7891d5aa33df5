package org.companion.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Brings implications of older releases of the Genomics Reporting guide to the form in use: there the question was the
 * Observation's code and its answer the value; now both are a component of an implication.
 */
final class OlderProfiles {
    private static final String OWN_CODES = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    private static final Map<String, String> IMPLICATIONS = Map.of(
            "53037-8", "diagnostic-implication",
            "53040-2", "therapeutic-implication",
            "51961-1", "therapeutic-implication",
            "83009-1", "therapeutic-implication");

    private OlderProfiles() {}

    static void renew(ObjectNode observation) {
        var codes = Concepts.concept(observation.path("code")).codes();
        var old = codes.stream()
                .map(code -> code.code())
                .filter(IMPLICATIONS::containsKey)
                .findFirst();
        if (old.isEmpty()) {
            return;
        }
        var part = observation.withArray("component").addObject();
        part.set("code", observation.path("code").deepCopy());
        if (observation.has("valueCodeableConcept")) {
            part.set("valueCodeableConcept", observation.remove("valueCodeableConcept"));
        }
        observation.set("code", GenomicsProfiles.concept(OWN_CODES, old.get(), ""));
    }
}
