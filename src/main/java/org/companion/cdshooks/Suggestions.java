package org.companion.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.cdshooks.Card.Action;
import org.companion.cdshooks.Card.Suggestion;
import org.companion.cdshooks.Client.Actions;
import org.companion.fhir.Resource;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.LabTest;

/** What a clinician can take up with one click: another drug in place of the ordered one, or a missing test. */
final class Suggestions {
    private static final int MOST = 3;
    private static final String LOINC = "http://loinc.org";

    private final HookRequest request;
    private final Client client;

    Suggestions(HookRequest request, Client client) {
        this.request = request;
        this.client = client;
    }

    List<Suggestion> of(Note note) {
        var suggestions = new ArrayList<Suggestion>();
        if (request.hook().isAboutPatient()) {
            return suggestions;
        }
        tests(note).stream().limit(MOST).forEach(test -> suggestions.add(order(test, suggestions.isEmpty())));
        note.draft()
                .ifPresent(draft -> others(note).stream()
                        .filter(other -> other.rxcui().isPresent())
                        .limit(MOST)
                        .forEach(other -> suggestions.add(replace(note, draft, other, suggestions.isEmpty()))));
        return suggestions;
    }

    private static Set<LabTest> tests(Note note) {
        var tests = new LinkedHashSet<LabTest>();
        note.all().forEach(advice -> advice.outcome().test().ifPresent(tests::add));
        return tests;
    }

    private static Set<Ingredient> others(Note note) {
        var others = new LinkedHashSet<Ingredient>();
        note.all().forEach(advice -> others.addAll(advice.outcome().instead()));
        return others;
    }

    private Suggestion order(LabTest test, boolean recommended) {
        var order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "ServiceRequest").put("status", "draft").put("intent", "order");
        var code = order.putObject("code");
        test.loinc().ifPresent(loinc -> {
            var coding = code.putArray("coding");
            item(LOINC, loinc, coding);
            coding.addObject()
                    .put("system", LOINC)
                    .put("code", loinc)
                    .put("display", test.loincName().orElse(test.display()));
        });
        code.put("text", test.display());
        order.putObject("subject").put("reference", request.context().patient().reference());
        request.context()
                .encounter()
                .ifPresent(
                        id -> order.putObject("encounter").put("reference", id.contains("/") ? id : "Encounter/" + id));
        var label = "Order " + test.display();
        return suggestion(label, recommended, List.of(Action.create(label, order)));
    }

    private Suggestion replace(Note note, Resource draft, Ingredient other, boolean recommended) {
        var label =
                "Order " + other.name() + " instead of " + note.lead().drug().name();
        var order = replaced(draft, other);
        if (client.style().actions() == Actions.ONE) {
            return suggestion(label, recommended, List.of(Action.update(label, order)));
        }
        order.remove("id");
        order.put("status", "draft");
        var removed = "Remove " + note.lead().drug().name();
        return suggestion(
                label,
                recommended,
                List.of(Action.create("Order " + other.name(), order), Action.delete(removed, draft.reference())));
    }

    private static Suggestion suggestion(String label, boolean recommended, List<Action> actions) {
        return new Suggestion(label, UUID.randomUUID().toString(), recommended ? true : null, actions);
    }

    /** What the client wants an order to be coded with, put first, where its map has it. */
    private void item(String system, String code, ArrayNode coding) {
        client.orderItems()
                .of(system, code)
                .ifPresent(item -> coding.addObject()
                        .put("system", item.system())
                        .put("code", item.code())
                        .put("display", item.display()));
    }

    /** The whole draft with the other drug. Its dose belongs to the old drug and is left to the prescriber. */
    private ObjectNode replaced(Resource written, Ingredient other) {
        ObjectNode draft = written.json().deepCopy();
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

    private ObjectNode concept(Ingredient other) {
        var concept = JsonNodeFactory.instance.objectNode();
        var coding = concept.putArray("coding");
        item(Ingredient.RXNORM, other.rxcui().orElse(""), coding);
        coding.addObject()
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
