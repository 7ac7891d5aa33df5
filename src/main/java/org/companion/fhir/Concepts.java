package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.companion.chart.Coded;

/** Reads CodeableConcept, Coding and string into what was written. */
public final class Concepts {
    private Concepts() {}

    /** A CodeableConcept, with empty strings where nothing is given. */
    public static Coded concept(JsonNode concept) {
        if (concept.isTextual()) {
            return Coded.words(concept.textValue().strip());
        }
        return new Coded(
                codes(Json.each(concept, "coding")), Json.text(concept, "text").orElse(""));
    }

    /** One Coding. */
    public static Coded coding(JsonNode coding) {
        return new Coded(codes(Stream.of(coding)), "");
    }

    private static List<Coded.Code> codes(Stream<JsonNode> codings) {
        return codings.map(Concepts::code)
                .filter(code -> !code.code().isEmpty() || !code.display().isEmpty())
                .toList();
    }

    private static Coded.Code code(JsonNode coding) {
        return new Coded.Code(
                Json.text(coding, "system").orElse(""),
                Json.text(coding, "code").orElse(""),
                Json.text(coding, "display").orElse(""));
    }
}
