package org.companion.rest.guarding;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Set;
import org.companion.fhir.ShownReader;
import org.companion.permission.Caller;
import org.companion.permission.Deed;

/**
 * What a search may ask. By a chain or {@code _has} a caller learns of resources that are never shown: each step must lead
 * to what the caller may search, or back to the patient whose data alone are sought.
 */
public final class SearchRules {
    private static final Set<String> OWN = Set.of("patient", "subject");
    /** These look into other resources in ways that are not followed here. */
    private static final Set<String> UNFOLLOWED = Set.of("_list", "_filter", "_query", "_text", "_content", "_in");

    private final FhirContext fhir;

    public SearchRules(FhirContext fhir) {
        this.fhir = fhir;
    }

    void check(Caller caller, String type, Map<String, String[]> parameters) {
        if (caller.mayToAll(Deed.SEARCH, "*")) {
            return;
        }
        var bounds = caller.bounds(Deed.SEARCH, type);
        if (bounds.patient().isPresent() && SearchBounds.owner(fhir, type).isEmpty() && !ShownReader.isCommon(type)) {
            throw Refused.words("resources of type " + type + " cannot be sought by their patient");
        }
        for (var name : parameters.keySet()) {
            if (UNFOLLOWED.contains(bare(name))) {
                throw Refused.words("with the scopes of the token " + bare(name) + " cannot be asked for");
            }
            if (name.startsWith("_has:")) {
                reversed(caller, name, bounds.patient().isPresent());
            } else if (name.indexOf('.') > 0) {
                chained(caller, type, name, bounds.patient().isPresent());
            }
        }
        if (!bounds.areExact() && asksForCount(parameters)) {
            throw Refused.words("with the scopes of the token what is found cannot be counted");
        }
    }

    private static boolean asksForCount(Map<String, String[]> parameters) {
        return has(parameters, "_summary", "count") || has(parameters, "_total", "accurate");
    }

    private static boolean has(Map<String, String[]> parameters, String name, String value) {
        for (var one : parameters.getOrDefault(name, new String[0])) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** {@code _has:Type:reference:parameter}. */
    private static void reversed(Caller caller, String name, boolean isOfPatient) {
        var parts = name.split(":", 4);
        if (parts.length < 4 || parts[3].startsWith("_has:") || parts[3].indexOf('.') > 0) {
            throw Refused.words("with the scopes of the token _has can be asked for in one step alone");
        }
        var type = parts[1];
        var ofOwn = isOfPatient && OWN.contains(parts[2]) && mayToOwn(caller, type);
        if (!ofOwn && !caller.mayToAll(Deed.SEARCH, type)) {
            throw Refused.scope(Deed.SEARCH, "every " + type);
        }
    }

    private void chained(Caller caller, String type, String name, boolean isOfPatient) {
        var dot = name.indexOf('.');
        var first = name.substring(0, dot);
        var parameter = bare(first);
        var rest = name.substring(dot + 1);
        var explicit = first.indexOf(':') < 0 ? "" : first.substring(first.indexOf(':') + 1);
        if (isOfPatient
                && OWN.contains(parameter)
                && (explicit.isEmpty() || explicit.equals("Patient"))
                && rest.indexOf('.') < 0
                && !rest.startsWith("_has")
                && mayToOwn(caller, "Patient")) {
            return;
        }
        if (rest.indexOf('.') > 0 || rest.startsWith("_has")) {
            throw Refused.words("with the scopes of the token chains can have one step alone");
        }
        for (var target : targets(type, parameter, explicit)) {
            if (!caller.mayToAll(Deed.SEARCH, target)) {
                throw Refused.scope(Deed.SEARCH, "every " + target);
            }
        }
    }

    private Set<String> targets(String type, String parameter, String explicit) {
        if (!explicit.isEmpty()) {
            return Set.of(explicit);
        }
        var known = fhir.getResourceDefinition(type).getSearchParam(parameter);
        return known == null || !known.hasTargets() ? Set.of("*") : known.getTargets();
    }

    private static boolean mayToOwn(Caller caller, String type) {
        return caller.patient()
                .filter(patient -> caller.mayToAllOf(Deed.SEARCH, type, patient))
                .isPresent();
    }
}
