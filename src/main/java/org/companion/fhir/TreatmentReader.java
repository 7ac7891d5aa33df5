package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.chart.Treatment.State;

/** Reads MedicationRequest and MedicationStatement as treatments: what the patient takes or took. */
final class TreatmentReader {
    private static final Set<String> TYPES = Set.of("MedicationRequest", "MedicationStatement");
    private static final Set<String> ORDERED =
            Set.of("", "order", "original-order", "reflex-order", "filler-order", "instance-order");

    private TreatmentReader() {}

    static boolean reads(Resource resource) {
        return TYPES.contains(resource.type());
    }

    /** The Medication that the resource refers to and does not contain, such as {@code Medication/7}. */
    static Optional<String> sharedMedication(Resource resource) {
        return reads(resource)
                ? Json.text(resource.json().path("medicationReference"), "reference")
                        .filter(reference -> !reference.startsWith("#"))
                        .map(References::local)
                : Optional.empty();
    }

    /** The treatment; empty for a draft, a plan, a mistake, or a drug that cannot be found among {@code known}. */
    static Optional<Treatment> read(Resource resource, Resources known) {
        var json = resource.json();
        var ordered = ORDERED.contains(Json.text(json, "intent").orElse(""));
        if (!ordered || json.path("doNotPerform").booleanValue()) {
            return Optional.empty();
        }
        var since = since(json);
        return state(Json.text(json, "status").orElse(""))
                .flatMap(state -> Medications.of(json, known)
                        .map(drug -> new Treatment(
                                drug, state, since, until(json), new Source(resource.reference(), since, false))));
    }

    private static Optional<LocalDate> until(JsonNode json) {
        return Json.text(json.path("effectivePeriod"), "end")
                .or(() -> Json.text(json, "effectiveDateTime"))
                .flatMap(Dates::day);
    }

    private static Optional<State> state(String status) {
        return switch (status) {
            case "active", "on-hold" -> Optional.of(State.ACTIVE);
            case "completed" -> Optional.of(State.COMPLETED);
            case "stopped" -> Optional.of(State.STOPPED);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> since(JsonNode json) {
        return Json.text(json.path("effectivePeriod"), "start")
                .or(() -> Json.text(json, "effectiveDateTime"))
                .or(() -> Json.text(json, "authoredOn"))
                .or(() -> Json.text(json, "dateAsserted"))
                .flatMap(Dates::day);
    }
}
