package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.companion.advice.Advice;
import org.companion.cdshooks.Card.Action;
import org.companion.cdshooks.Card.Suggestion;
import org.companion.fhir.Resource;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.LabTest;

/** What a clinician can take up with one click: another drug in place of the ordered one, or the missing test. */
final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    static List<Suggestion> of(Note note, HookRequest request) {
        var suggestions = new ArrayList<Suggestion>();
        test(note).ifPresent(test -> suggestions.add(order(test, request)));
        var others = new LinkedHashSet<Ingredient>();
        note.all().forEach(advice -> others.addAll(advice.outcome().instead()));
        others.stream()
                .filter(other -> other.rxcui().isPresent())
                .limit(MOST)
                .forEach(other -> suggestions.add(replace(note, other, suggestions.isEmpty())));
        return suggestions;
    }

    private static Optional<LabTest> test(Note note) {
        return note.all().stream()
                .map(Advice::outcome)
                .flatMap(outcome -> outcome.test().stream())
                .findFirst();
    }

    private static Suggestion order(LabTest test, HookRequest request) {
        var order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "ServiceRequest").put("status", "draft").put("intent", "order");
        var code = order.putObject("code");
        test.loinc()
                .ifPresent(loinc -> code.putArray("coding")
                        .addObject()
                        .put("system", "http://loinc.org")
                        .put("code", loinc)
                        .put("display", test.loincName().orElse(test.display())));
        code.put("text", test.display());
        order.putObject("subject").put("reference", request.patient().reference());
        request.encounter()
                .ifPresent(
                        id -> order.putObject("encounter").put("reference", id.contains("/") ? id : "Encounter/" + id));
        var label = "Order " + test.display();
        return suggestion(label, true, new Action("create", label, order));
    }

    private static Suggestion replace(Note note, Ingredient other, boolean recommended) {
        var label =
                "Order " + other.name() + " instead of " + note.lead().drug().name();
        return suggestion(label, recommended, new Action("update", label, replaced(note.request(), other)));
    }

    private static Suggestion suggestion(String label, boolean recommended, Action action) {
        return new Suggestion(label, UUID.randomUUID().toString(), recommended ? true : null, List.of(action));
    }

    /** The whole draft with the other drug. Its dose belongs to the old drug and is left to the prescriber. */
    private static JsonNode replaced(Resource request, Ingredient other) {
        ObjectNode draft = request.json().deepCopy();
        var concept = concept(other);
        var inner = containedMedication(draft);
        if (inner.isPresent()) {
            inner.get().retain("resourceType", "id");
            inner.get().set("code", concept);
            draft.remove("medicationCodeableConcept");
            ((ObjectNode) draft.path("medicationReference")).remove("display");
        } else {
            draft.remove("medicationReference");
            draft.set("medicationCodeableConcept", concept);
        }
        if (draft.has("dosageInstruction")) {
            draft.putArray("dosageInstruction").addObject().put("text", "Dose to be set by the prescriber");
        }
        if (draft.path("dispenseRequest") instanceof ObjectNode dispense && dispense.size() > 1) {
            dispense.remove("quantity");
        }
        if (draft.has("text")) {
            draft.putObject("text")
                    .put("status", "generated")
                    .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + other.name() + "</div>");
        }
        return draft;
    }

    private static ObjectNode concept(Ingredient other) {
        var concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding")
                .addObject()
                .put("system", Ingredient.RXNORM)
                .put("code", other.rxcui().orElse(""))
                .put("display", other.name());
        return concept.put("text", other.name());
    }

    private static Optional<ObjectNode> containedMedication(ObjectNode draft) {
        var reference = draft.path("medicationReference").path("reference").asText();
        if (!reference.startsWith("#")) {
            return Optional.empty();
        }
        for (var inner : draft.path("contained")) {
            if (inner instanceof ObjectNode medication
                    && medication.path("id").asText().equals(reference.substring(1))) {
                return Optional.of(medication);
            }
        }
        return Optional.empty();
    }
}
