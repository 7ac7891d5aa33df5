package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.companion.chart.Coded;

/** Reads which drug an order or treatment is about: written out, contained, or behind a reference. */
final class Medications {
    private Medications() {}

    /** The drug as it is written; empty where it stands behind a reference that leads nowhere. */
    static Optional<Coded> of(JsonNode order, Resources known) {
        var concept = Concepts.concept(order.path("medicationCodeableConcept"));
        if (!concept.isEmpty()) {
            return Optional.of(concept);
        }
        return Json.text(order.path("medicationReference"), "reference")
                .flatMap(reference -> reference.startsWith("#")
                        ? contained(order, reference.substring(1))
                        : known.of(References.local(reference)).map(Resource::json))
                .map(Medications::drugOf)
                .filter(drug -> !drug.isEmpty());
    }

    /** The resource that another contains, by the id after the number sign. */
    static Optional<JsonNode> contained(JsonNode outer, String id) {
        return Json.each(outer, "contained")
                .filter(inner -> Json.text(inner, "id").filter(id::equals).isPresent())
                .findFirst();
    }

    /** A Medication's code, or where it has none the codes of its ingredients. */
    private static Coded drugOf(JsonNode medication) {
        var code = Concepts.concept(medication.path("code"));
        if (!code.isEmpty()) {
            return code;
        }
        var names = Json.each(medication, "ingredient")
                .map(part -> Concepts.concept(part.path("itemCodeableConcept")).name())
                .toList();
        return Coded.words(String.join(" / ", names));
    }
}
