package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads FHIR dates to the day. A year or month alone is its first day, so that a result never seems newer than it is. */
final class Dates {
    private Dates() {}

    /** The day a result was true of the patient: effective, else issued. */
    static Optional<LocalDate> ofResult(JsonNode observation) {
        return Json.text(observation, "effectiveDateTime")
                .or(() -> Json.text(observation, "effectiveInstant"))
                .or(() -> Json.text(observation.path("effectivePeriod"), "end"))
                .or(() -> Json.text(observation.path("effectivePeriod"), "start"))
                .or(() -> Json.text(observation, "issued"))
                .flatMap(Dates::day);
    }

    /** The day of a FHIR date, dateTime or instant; empty when it is none. */
    static Optional<LocalDate> day(String text) {
        var whole = switch (text.length()) {
            case 4 -> text + "-01-01";
            case 7 -> text + "-01";
            default -> text.length() > 10 ? text.substring(0, 10) : text;
        };
        try {
            return Optional.of(LocalDate.parse(whole));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
