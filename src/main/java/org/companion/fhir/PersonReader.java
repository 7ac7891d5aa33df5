package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.companion.chart.Identifier;
import org.companion.chart.Person;

/** Reads a Patient as a person that can be compared with another. */
final class PersonReader {
    private PersonReader() {}

    static Person read(JsonNode patient) {
        return new Person(
                identifiers(patient),
                Json.text(patient, "birthDate")
                        .filter(date -> date.length() == 10)
                        .flatMap(Dates::day),
                Json.text(patient, "gender"));
    }

    /** Those in use; an old number may have been given to somebody else since. */
    static Set<Identifier> identifiers(JsonNode patient) {
        var identifiers = new LinkedHashSet<Identifier>();
        Json.each(patient, "identifier")
                .filter(one -> Json.text(one, "use").filter("old"::equals).isEmpty())
                .forEach(one -> Json.text(one, "system")
                        .ifPresent(system -> Json.text(one, "value")
                                .ifPresent(value -> identifiers.add(new Identifier(system, value)))));
        return identifiers;
    }
}
