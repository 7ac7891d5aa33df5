package org.companion.rest.guarding;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.companion.rest.operations.Subjects;

/**
 * Who may ask which operation. What is not listed is for callers who may do everything: an operation that comes anew is
 * closed until somebody has thought about it.
 */
public final class OperationRules {
    private static final String ALL = "*";
    /** About codes, not about patients. */
    private static final Set<String> OF_CODES =
            Set.of("$validate-code", "$expand", "$lookup", "$subsumes", "$translate", "$validate");
    /** Answered from one patient's results. */
    private static final Set<String> OF_PATIENT =
            Set.of("$advise", "$tumour", "$tumour-report", "$passport", "$find-study-metadata");
    /** Answered from one patient's results where one is named, else from everybody's. */
    private static final Set<String> OF_PATIENT_OR_ALL = Set.of("$match-trials", "$counts");

    private static final Set<String> OF_ALL = Set.of("$cohort");
    private static final Set<String> SHOWING_ANYTHING = Set.of("$status", "$events", "$verify");
    /** Whose types, and whose jobs, these look at themselves. */
    private static final Set<String> EXPORTS = Set.of("$export", "$export-status", "$export-file");

    private static final Set<String> IMPORTS = Set.of("$import", "$import-status", "$import-file");
    private static final Map<String, String> WRITING = Map.of(
            "$import-vcf", "Observation",
            "$process-message", "DiagnosticReport",
            "$replay", "Subscription");

    private final Subjects subjects;

    public OperationRules(Subjects subjects) {
        this.subjects = subjects;
    }

    void check(Caller caller, RequestDetails request) {
        var operation = Objects.requireNonNullElse(request.getOperation(), "$validate");
        if (OF_CODES.contains(operation)) {
            codes(caller, request);
        } else if (operation.equals("$everything")) {
            everything(caller, request);
        } else if (OF_PATIENT.contains(operation)
                || OF_PATIENT_OR_ALL.contains(operation)
                || operation.startsWith("$find-subject-")) {
            ofPatient(caller, request);
        } else if (OF_ALL.contains(operation) || operation.startsWith("$find-population-")) {
            demandAll(caller, Deed.SEARCH, "Observation");
            demandAll(caller, Deed.SEARCH, "Patient");
        } else if (EXPORTS.contains(operation)) {
            demandAny(caller);
        } else if (SHOWING_ANYTHING.contains(operation)) {
            demandAll(caller, Deed.READ, ALL);
        } else if (WRITING.containsKey(operation)) {
            demandAll(caller, Deed.CREATE, WRITING.get(operation));
            demandAll(caller, Deed.UPDATE, WRITING.get(operation));
        } else if (IMPORTS.contains(operation)) {
            demandAll(caller, Deed.CREATE, ALL);
            demandAll(caller, Deed.UPDATE, ALL);
        } else {
            for (var deed : Deed.values()) {
                demandAll(caller, deed, ALL);
            }
        }
    }

    /** Of one that is on file the caller must be allowed to read all of its type. */
    private static void codes(Caller caller, RequestDetails request) {
        if (caller.grants().isEmpty()) {
            throw Refused.words("no scope of the token is about resources");
        }
        var type = request.getResourceName();
        if (request.getId() != null && type != null) {
            demandAll(caller, Deed.READ, type);
        }
    }

    /** Each resource of the answer is looked at besides. */
    private static void everything(Caller caller, RequestDetails request) {
        var id = request.getId();
        if (id == null || !"Patient".equals(request.getResourceName())) {
            demandAll(caller, Deed.READ, ALL);
        } else if (!caller.mayToAllOf(Deed.READ, "Patient", id.getIdPart())) {
            throw Refused.words("no scope of the token reaches this patient");
        }
    }

    private void ofPatient(Caller caller, RequestDetails request) {
        var named = subjects.of(request);
        if (named.areClear()
                && !named.ids().isEmpty()
                && named.ids().stream().allMatch(id -> caller.mayToAllOf(Deed.READ, "Observation", id))) {
            return;
        }
        demandAll(caller, Deed.READ, "Observation");
    }

    private static void demandAny(Caller caller) {
        if (!caller.mayToAllOfSome(Deed.READ)) {
            throw Refused.words("no scope of the token grants to read every resource of a type");
        }
    }

    private static void demandAll(Caller caller, Deed deed, String type) {
        if (!caller.mayToAll(deed, type)) {
            throw Refused.scope(deed, type.equals(ALL) ? "every resource" : "every " + type);
        }
    }
}
