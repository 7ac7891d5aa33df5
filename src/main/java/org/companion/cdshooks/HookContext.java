package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.fhir.Json;
import org.companion.fhir.References;
import org.companion.fhir.Resource;

/**
 * What a call is about, checked by the definition of its hook.
 *
 * @param drafts everything that is being ordered; what is not asked about is context
 * @param chosen those the call asks about
 * @param dispatched references to orders that the call asks about and does not hold
 * @param unread entries that hold no order that could be read
 */
record HookContext(
        PatientId patient,
        Optional<String> user,
        Optional<String> encounter,
        List<Resource> drafts,
        List<Resource> chosen,
        List<String> dispatched,
        List<Unread> unread) {
    /** More orders than this are no prescription. */
    static final int MOST_ORDERS = 250;

    /** Reads the context; refuses it with the path of what is missing or of another type than due. */
    static HookContext read(JsonNode context, Hook hook) {
        if (!context.isObject()) {
            throw HookRefused.malformed("context: an object is required");
        }
        var patient = References.patient(text(context, "patientId"))
                .orElseThrow(() -> HookRefused.malformed("context.patientId: must be the id of a Patient"));
        var user = Json.text(context, "userId");
        if (user.isEmpty() && hook != Hook.ORDER_DISPATCH && hook != Hook.MEDICATION_REFILL) {
            throw HookRefused.malformed("context.userId: a non-empty string is required");
        }
        if (hook == Hook.ENCOUNTER_START) {
            text(context, "encounterId");
        }
        var unread = new ArrayList<Unread>();
        var drafts = switch (hook) {
            case ORDER_SIGN, ORDER_SELECT -> orders(context, "draftOrders", unread);
            case MEDICATION_REFILL -> orders(context, "medications", unread);
            case MEDICATION_VERIFY -> List.of(medication(context));
            case ORDER_DISPATCH, PATIENT_VIEW, ENCOUNTER_START -> List.<Resource>of();
        };
        drafts = ofPatient(patient, drafts, unread);
        var chosen = hook == Hook.ORDER_SELECT ? selected(context, drafts, unread) : drafts;
        var dispatched = hook == Hook.ORDER_DISPATCH ? dispatched(context) : List.<String>of();
        return new HookContext(
                patient, user, Json.text(context, "encounterId"), drafts, chosen, dispatched, List.copyOf(unread));
    }

    private static String text(JsonNode context, String name) {
        return Json.text(context, name)
                .orElseThrow(() -> HookRefused.malformed("context." + name + ": a non-empty string is required"));
    }

    private static List<Resource> orders(JsonNode context, String name, List<Unread> unread) {
        var bundle = context.path(name);
        if (!bundle.isObject()
                || Json.text(bundle, "resourceType").filter("Bundle"::equals).isEmpty()) {
            throw HookRefused.malformed("context." + name + ": a FHIR Bundle is required");
        }
        var entries = bundle.path("entry");
        if (!entries.isMissingNode() && !entries.isArray()) {
            throw HookRefused.malformed("context." + name + ".entry: must be an array");
        }
        if (entries.size() > MOST_ORDERS) {
            throw HookRefused.malformed("context." + name + ": at most " + MOST_ORDERS + " orders at once");
        }
        var orders = new ArrayList<Resource>();
        for (int i = 0; i < entries.size(); i++) {
            var order = Resource.of(entries.path(i).path("resource"));
            if (order.type().isEmpty()) {
                unread.add(new Unread("order " + (i + 1), "its entry holds no FHIR resource"));
            } else {
                orders.add(order);
            }
        }
        return orders;
    }

    private static Resource medication(JsonNode context) {
        var order = Resource.of(context.path("medication"));
        if (order.type().isEmpty()) {
            throw HookRefused.malformed("context.medication: a FHIR MedicationRequest is required");
        }
        return order;
    }

    /** An order for another patient is never judged by this patient's results. */
    private static List<Resource> ofPatient(PatientId patient, List<Resource> orders, List<Unread> unread) {
        var own = new ArrayList<Resource>();
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            if (order.patient().filter(other -> !other.equals(patient)).isEmpty()) {
                own.add(order);
            } else if (namesDrug(order)) {
                unread.add(new Unread("order " + (i + 1), "it is for another patient than the one of this call"));
            }
        }
        return own;
    }

    private static boolean namesDrug(Resource order) {
        return order.json().has("medicationCodeableConcept") || order.json().has("medicationReference");
    }

    private static List<Resource> selected(JsonNode context, List<Resource> drafts, List<Unread> unread) {
        var chosen = new ArrayList<Resource>();
        for (var selection : references(context, "selections")) {
            drafts.stream()
                    .filter(draft ->
                            draft.reference().equals(selection) || draft.id().equals(selection))
                    .findFirst()
                    .ifPresentOrElse(
                            chosen::add, () -> unread.add(new Unread(selection, "it is not among draftOrders")));
        }
        return chosen;
    }

    private static List<String> dispatched(JsonNode context) {
        text(context, "performer");
        return references(context, "dispatchedOrders");
    }

    private static List<String> references(JsonNode context, String name) {
        var references = context.path(name);
        if (!references.isArray()) {
            throw HookRefused.malformed("context." + name + ": an array of references is required");
        }
        if (references.size() > MOST_ORDERS) {
            throw HookRefused.malformed("context." + name + ": at most " + MOST_ORDERS + " orders at once");
        }
        return Json.each(context, name)
                .map(JsonNode::asText)
                .map(References::local)
                .distinct()
                .toList();
    }
}
