package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.companion.bulk.ExportOrder.Level;
import org.companion.chart.PatientId;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.References;
import org.companion.permission.Caller;

/** Reads what an export is asked. */
final class ExportAsked {
    private static final Set<String> OF_SYSTEM = Set.of("_type", "_since", "_outputFormat");
    private static final Set<String> OF_PATIENTS = Set.of("_type", "_since", "_outputFormat", "patient");
    private static final Set<String> ONCE = Set.of("_since", "_outputFormat");
    private static final Set<String> FORMATS =
            Set.of("application/fhir+ndjson", "application/fhir ndjson", "application/ndjson", "ndjson");

    private final FhirContext fhir;
    private final Compartment compartment;
    private final StoredResources resources;
    private final Granted granted;

    ExportAsked(FhirContext fhir, Compartment compartment, StoredResources resources) {
        this.fhir = fhir;
        this.compartment = compartment;
        this.resources = resources;
        this.granted = new Granted(fhir, compartment);
    }

    /**
     * Reads it.
     *
     * @param post whether it was asked by POST, which alone may name patients
     * @throws ForbiddenOperationException where the caller may not read all that is asked for
     */
    ExportOrder read(Asked asked, Level level, Optional<String> group, boolean post, Caller caller) {
        asked.check(level == Level.SYSTEM ? OF_SYSTEM : OF_PATIENTS, ONCE);
        asked.text("_outputFormat").filter(format -> !FORMATS.contains(format)).ifPresent(format -> {
            throw new ParameterRefused("_outputFormat", "must be application/fhir+ndjson");
        });
        var patients = level == Level.SYSTEM ? List.<String>of() : asked.texts("patient");
        if (!patients.isEmpty() && !post) {
            throw new ParameterRefused("patient", "must stand in the Parameters body of a POST");
        }
        if (!patients.isEmpty()) {
            Granted.demand(caller, "Patient");
        }
        var types = granted.types(caller, types(asked, level), level);
        return new ExportOrder(level, types, since(asked), group, known(patients), caller);
    }

    private Set<String> types(Asked asked, Level level) {
        var types = new TreeSet<String>();
        asked.texts("_type").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(type -> isKnown(type, level, asked.isLenient()))
                .forEach(types::add);
        if (types.isEmpty() && asked.all("_type").findAny().isPresent()) {
            throw new ParameterRefused("_type", "names no type that can be exported here");
        }
        return types;
    }

    private boolean isKnown(String type, Level level, boolean lenient) {
        if (!fhir.getResourceTypes().contains(type)) {
            return ignored(lenient, "'" + type + "' is no resource type of FHIR R4");
        }
        return level == Level.SYSTEM
                || compartment.types().contains(type)
                || ignored(lenient, type + " does not belong to patients: export it at /fhir/$export");
    }

    private static boolean ignored(boolean lenient, String words) {
        if (lenient) {
            return false;
        }
        throw new ParameterRefused("_type", words);
    }

    /** A plus sign in a query is read as a blank. */
    static Optional<Instant> since(Asked asked) {
        return asked.text("_since").map(text -> {
            try {
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeParseException broken) {
                throw new ParameterRefused("_since", "must be an instant such as 2026-05-11T08:00:00Z");
            }
        });
    }

    private List<String> known(List<String> references) {
        var ids = references.stream()
                .map(reference -> References.patient(reference)
                        .map(PatientId::value)
                        .orElseThrow(() -> new ParameterRefused("patient", "must refer to a Patient")))
                .distinct()
                .toList();
        if (resources.keys("Patient", ids).size() < ids.size()) {
            throw new ParameterRefused("patient", "refers to a Patient that is not on file");
        }
        return ids;
    }
}
