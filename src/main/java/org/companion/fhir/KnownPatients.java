package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.companion.delivery.SentPatient;
import org.companion.delivery.SentPatient.Name;
import org.companion.delivery.SentPatient.Number;
import org.companion.delivery.SentPatient.Sex;

/** Reads what a Patient resource tells of a person, for comparison with what a message tells. */
public final class KnownPatients {
    private KnownPatients() {}

    /** Numbers that are no longer in use are left out: they may have been given to somebody else. */
    public static SentPatient told(JsonNode patient) {
        return new SentPatient(
                Json.each(patient, "identifier")
                        .filter(one ->
                                Json.text(one, "use").filter("old"::equals).isEmpty())
                        .flatMap(
                                one -> Json.text(one, "value").map(value -> new Number(authority(one), value)).stream())
                        .distinct()
                        .toList(),
                Json.each(patient, "name").map(KnownPatients::name).toList(),
                Json.text(patient, "birthDate")
                        .filter(date -> date.length() == 10)
                        .flatMap(Dates::day),
                Json.text(patient, "gender").flatMap(KnownPatients::sex));
    }

    private static String authority(JsonNode identifier) {
        return Json.text(identifier, "system")
                .or(() -> Json.text(identifier.path("assigner"), "display"))
                .orElse("");
    }

    private static Name name(JsonNode name) {
        var family = Json.text(name, "family").orElse("");
        var given = Json.each(name, "given")
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("");
        return family.isEmpty() ? inWords(Json.text(name, "text").orElse("")) : new Name(family, given);
    }

    /** "Jane Doe", or "Doe, Jane". */
    private static Name inWords(String text) {
        var comma = text.indexOf(',');
        if (comma > 0) {
            return new Name(
                    text.substring(0, comma).strip(), text.substring(comma + 1).strip());
        }
        var space = text.lastIndexOf(' ');
        return space < 0
                ? new Name(text, "")
                : new Name(text.substring(space + 1), text.substring(0, space).strip());
    }

    private static Optional<Sex> sex(String gender) {
        return switch (gender.toLowerCase(Locale.ROOT)) {
            case "female" -> Optional.of(Sex.FEMALE);
            case "male" -> Optional.of(Sex.MALE);
            case "other" -> Optional.of(Sex.OTHER);
            default -> Optional.empty();
        };
    }
}
