package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.bulk.ExportOrder.Level;
import org.companion.permission.Caller;
import org.companion.permission.Deed;

/** What a caller may export: types that it may read whole, since files are not narrowed to a category or a patient. */
final class Granted {
    private static final String ALL = "*";

    private final FhirContext fhir;
    private final Compartment compartment;

    Granted(FhirContext fhir, Compartment compartment) {
        this.fhir = fhir;
        this.compartment = compartment;
    }

    static void demand(Caller caller, String type) {
        if (!caller.mayToAll(Deed.READ, type)) {
            throw new ForbiddenOperationException("no scope of the token grants to read every " + type
                    + ", as an export does; a scope such as system/" + type + ".rs would");
        }
    }

    /** Those that were asked for; where none were, those that are granted, of which there must be one. */
    Set<String> types(Caller caller, Set<String> asked, Level level) {
        asked.forEach(type -> demand(caller, type));
        if (!asked.isEmpty() || caller.mayToAll(Deed.READ, ALL)) {
            return asked;
        }
        var all = level == Level.SYSTEM ? fhir.getResourceTypes() : compartment.types();
        var granted =
                all.stream().filter(type -> caller.mayToAll(Deed.READ, type)).collect(Collectors.toSet());
        if (granted.isEmpty()) {
            throw new ForbiddenOperationException("no scope of the token grants to read every resource of a type");
        }
        return granted;
    }
}
