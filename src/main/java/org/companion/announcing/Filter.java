package org.companion.announcing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.fhir.References;

/**
 * Which of a topic's events are wanted, or which resources: a search of FHIR.
 *
 * @param type of the resources searched for
 * @param query what stands behind the question mark
 */
public record Filter(String type, String query) {
    private static final Set<String> OF_PATIENT = Set.of("patient", "subject");

    /** As it was written: {@code Type?query}, or the query alone. */
    static Filter of(String written, String otherwise) {
        var parts = written.split("\\?", 2);
        if (parts.length == 2) {
            return new Filter(parts[0].strip(), parts[1].strip());
        }
        return written.contains("=") ? new Filter(otherwise, written.strip()) : new Filter(written.strip(), "");
    }

    /** Whether it asks for nothing but whose events they are. */
    public boolean isOfPatientsOnly() {
        return !query.isEmpty() && parameters().stream().allMatch(one -> OF_PATIENT.contains(one[0]));
    }

    /** Whether events of this patient pass, where it is of patients only. */
    public boolean admits(String patient) {
        return parameters().stream().allMatch(one -> patients(one[1]).contains(patient));
    }

    private static Set<String> patients(String values) {
        return Arrays.stream(values.split(","))
                .flatMap(value -> References.patient(value.strip()).stream())
                .map(one -> one.value())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<String[]> parameters() {
        return Arrays.stream(query.split("&"))
                .map(one -> one.split("=", 2))
                .map(one -> one.length == 2 ? one : new String[] {one[0], ""})
                .toList();
    }

    /** As a search, such as {@code Observation?code=1}. */
    public String search() {
        return type + "?" + query;
    }
}
