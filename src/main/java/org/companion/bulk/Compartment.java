package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** FHIR's Patient compartment: which types belong to a patient, and by which of their references. */
final class Compartment {
    private static final String PATIENT = "Patient";
    private final Map<String, List<String>> paths = new LinkedHashMap<>();

    Compartment(FhirContext fhir) {
        for (var type : fhir.getResourceTypes()) {
            var found = fhir.getResourceDefinition(type).getSearchParamsForCompartmentName(PATIENT).stream()
                    .flatMap(parameter -> parameter.getPathsSplitForResourceType(type).stream())
                    .distinct()
                    .sorted()
                    .toList();
            if (!found.isEmpty() || type.equals(PATIENT)) {
                paths.put(type, found);
            }
        }
    }

    Set<String> types() {
        return paths.keySet();
    }

    /** The paths of the references, as the FHIR store writes them into its table of links. */
    List<String> paths() {
        return paths.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(PATIENT))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
    }
}
