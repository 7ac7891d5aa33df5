package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.companion.chart.PatientId;

/** A FHIR resource as JSON, with its type and id (both empty strings where it has none). */
public record Resource(String type, String id, JsonNode json) {
    /** The resource in a JSON object; its id may be longer than FHIR allows, as real senders' are. */
    public static Resource of(JsonNode json) {
        return new Resource(
                Json.text(json, "resourceType").orElse(""),
                Json.text(json, "id").orElse(""),
                json);
    }

    /** Its relative reference, such as {@code Observation/123}. */
    public String reference() {
        return type + "/" + id;
    }

    /** The patient it belongs to: itself, or its subject or patient. */
    public Optional<PatientId> patient() {
        if (type.equals("Patient")) {
            return id.isEmpty() ? Optional.empty() : Optional.of(new PatientId(id));
        }
        var subject = json.has("subject") ? json.path("subject") : json.path("patient");
        return Json.text(subject, "reference").flatMap(References::patient);
    }
}
