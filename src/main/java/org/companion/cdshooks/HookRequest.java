package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.fhir.Bundles;
import org.companion.fhir.Json;
import org.companion.fhir.References;
import org.companion.fhir.Resource;

/**
 * A call of an order hook, checked (CDS Hooks 2.0.1, HTTP Request; order-sign 1.1, order-select 1.1).
 *
 * @param drafts all draft orders
 * @param chosen those the call is about: at order-select the selected ones
 * @param prefetch what the client sent along, as it came
 */
record HookRequest(
        PatientId patient,
        Optional<String> encounter,
        List<Resource> drafts,
        List<Resource> chosen,
        JsonNode prefetch) {

    /** Reads a call of the service; refuses it with the path of what is missing or of another type than due. */
    static HookRequest read(JsonNode body, HookService service) {
        if (!body.isObject()) {
            throw HookRefused.malformed("the body must be a JSON object");
        }
        if (!text(body, "hook").equals(service.hook())) {
            throw HookRefused.malformed("hook: this service listens on " + service.hook());
        }
        text(body, "hookInstance");
        authorization(body);
        var context = body.path("context");
        if (!context.isObject()) {
            throw HookRefused.malformed("context: an object is required");
        }
        text(context, "context.", "userId");
        var patient = References.patient(text(context, "context.", "patientId"))
                .orElseThrow(() -> HookRefused.malformed("context.patientId: must be the id of a Patient"));
        var drafts = drafts(context);
        demandSamePatient(patient, drafts);
        var chosen = service.hook().equals("order-select") ? selected(context, drafts) : drafts;
        var prefetch = body.path("prefetch");
        if (!prefetch.isMissingNode() && !prefetch.isNull() && !prefetch.isObject()) {
            throw HookRefused.malformed("prefetch: must be an object");
        }
        return new HookRequest(patient, Json.text(context, "encounterId"), drafts, chosen, prefetch);
    }

    private static String text(JsonNode node, String name) {
        return text(node, "", name);
    }

    private static String text(JsonNode node, String path, String name) {
        return Json.text(node, name)
                .orElseThrow(() -> HookRefused.malformed(path + name + ": a non-empty string is required"));
    }

    private static void authorization(JsonNode body) {
        var authorization = body.path("fhirAuthorization");
        if (authorization.isMissingNode() || authorization.isNull()) {
            return;
        }
        if (!body.path("fhirServer").isTextual()) {
            throw HookRefused.malformed("fhirServer: is required with fhirAuthorization");
        }
        if (!authorization.isObject()
                || Json.text(authorization, "access_token").isEmpty()) {
            throw HookRefused.malformed("fhirAuthorization.access_token: a non-empty string is required");
        }
    }

    private static List<Resource> drafts(JsonNode context) {
        var bundle = context.path("draftOrders");
        if (!bundle.isObject()
                || Json.text(bundle, "resourceType").filter("Bundle"::equals).isEmpty()) {
            throw HookRefused.malformed("context.draftOrders: a FHIR Bundle is required");
        }
        var entries = bundle.path("entry");
        if (!entries.isMissingNode() && !entries.isArray()) {
            throw HookRefused.malformed("context.draftOrders.entry: must be an array");
        }
        for (int i = 0; i < entries.size(); i++) {
            if (Json.text(entries.path(i).path("resource"), "resourceType").isEmpty()) {
                throw HookRefused.malformed(
                        "context.draftOrders.entry[" + i + "].resource: a FHIR resource is required");
            }
        }
        return Bundles.resources(bundle);
    }

    private static void demandSamePatient(PatientId patient, List<Resource> drafts) {
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var ofAnother =
                    draft.patient().filter(other -> !other.equals(patient)).isPresent();
            if (ofAnother && namesDrug(draft)) {
                throw HookRefused.malformed(
                        "context.draftOrders: order " + (i + 1) + " is for another patient than context.patientId");
            }
        }
    }

    private static boolean namesDrug(Resource draft) {
        return draft.json().has("medicationCodeableConcept") || draft.json().has("medicationReference");
    }

    private static List<Resource> selected(JsonNode context, List<Resource> drafts) {
        var selections = context.path("selections");
        if (!selections.isArray()) {
            throw HookRefused.malformed("context.selections: an array of references is required");
        }
        Set<String> chosen = Json.each(context, "selections")
                .map(JsonNode::asText)
                .map(References::local)
                .collect(Collectors.toSet());
        return drafts.stream()
                .filter(draft -> chosen.contains(draft.reference()) || chosen.contains(draft.id()))
                .toList();
    }
}
