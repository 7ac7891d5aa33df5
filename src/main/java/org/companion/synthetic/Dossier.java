package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The resources of one patient, as they are made. Each says of itself that it is test data. */
final class Dossier {
    static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final Person person;
    private final List<ObjectNode> resources = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Dossier(Person person) {
        this.person = person;
    }

    Person person() {
        return person;
    }

    List<ObjectNode> resources() {
        return List.copyOf(resources);
    }

    /** The patient itself. */
    ObjectNode patient() {
        return marked("Patient", person.id());
    }

    /** A new resource about the patient. */
    ObjectNode about(String type) {
        var letter = type.substring(0, 1).toLowerCase(Locale.ROOT);
        var id = person.prefix() + "-" + letter + numbers.merge(letter, 1, Integer::sum);
        var json = marked(type, id);
        json.putObject("subject").put("reference", "Patient/" + person.id());
        return json;
    }

    /** A final Observation, without its value. {@code category}: a code such as {@code laboratory}. */
    ObjectNode observation(String category, ObjectNode code, LocalDate day) {
        var json = about("Observation");
        json.put("status", "final");
        json.putArray("category").add(concept(CATEGORY, category, "", ""));
        json.set("code", code);
        json.put("effectiveDateTime", day.toString());
        return json;
    }

    private ObjectNode marked(String type, String id) {
        var json =
                JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id);
        var meta = json.putObject("meta");
        meta.putArray("security")
                .add(coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data"));
        meta.putArray("tag").add(coding("https://companion.example/tags", "synthetic", ""));
        resources.add(json);
        return json;
    }

    static String reference(ObjectNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** A concept; an empty code, display or text is left out. */
    static ObjectNode concept(String system, String code, String display, String text) {
        var json = JsonNodeFactory.instance.objectNode();
        if (!code.isEmpty()) {
            json.putArray("coding").add(coding(system, code, display));
        }
        if (!text.isEmpty()) {
            json.put("text", text);
        }
        return json;
    }

    static ObjectNode coding(String system, String code, String display) {
        var json = JsonNodeFactory.instance.objectNode().put("system", system).put("code", code);
        return display.isEmpty() ? json : json.put("display", display);
    }

    /** The value as UCUM writes its unit. */
    static ObjectNode quantity(double value, int digits, String unit) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", Decimals.rounded(value, digits))
                .put("unit", unit)
                .put("system", UCUM)
                .put("code", unit);
    }

    /** A part of an Observation, of which the value is set by the caller. */
    static ObjectNode part(ObjectNode observation, String loinc, String display) {
        var part = observation.withArray("component").addObject();
        part.set("code", concept(LOINC, loinc, display, ""));
        return part;
    }
}
