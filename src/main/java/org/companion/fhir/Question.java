package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;

/**
 * What a caller of {@code $advise} asks.
 *
 * @param medications empty: every drug that the packs know and for which the chart holds a finding
 * @param conditions what the drug is for; empty: the patient's diagnoses
 * @param chart resources to judge together with what is stored
 * @param actionable whether only advice that calls for something is wanted
 * @param thorough whether reports of single patients are wanted too (evidence level C)
 */
public record Question(
        Optional<PatientId> subject,
        List<Coded> medications,
        List<Coded> conditions,
        Optional<String> population,
        List<Resource> chart,
        boolean actionable,
        boolean thorough) {

    /** Reads a Parameters resource; every refusal names the parameter. */
    public static Question read(JsonNode parameters) {
        Optional<PatientId> subject = Optional.empty();
        var medications = new ArrayList<Coded>();
        var conditions = new ArrayList<Coded>();
        Optional<String> population = Optional.empty();
        var chart = new ArrayList<Resource>();
        var actionable = false;
        var thorough = false;
        for (var parameter : Json.each(parameters, "parameter").toList()) {
            var name = Json.text(parameter, "name").orElse("");
            switch (name) {
                case "subject" -> subject = Optional.of(subject(parameter));
                case "medication" -> medications.add(concept(parameter, name));
                case "condition" -> conditions.add(concept(parameter, name));
                case "population" -> population = Optional.of(string(parameter, name));
                case "chart" -> chart.addAll(chart(parameter));
                case "include" -> actionable = actionable(string(parameter, name));
                case "evidence" -> thorough = thorough(string(parameter, name));
                default ->
                    throw new ParameterRefused(
                            name,
                            "is not known; subject, medication, condition, population, chart, include, evidence are");
            }
        }
        return new Question(subject, medications, conditions, population, chart, actionable, thorough);
    }

    private static PatientId subject(JsonNode parameter) {
        return Json.text(parameter.path("valueReference"), "reference")
                .or(() -> value(parameter))
                .flatMap(References::patient)
                .orElseThrow(() -> new ParameterRefused("subject", "must be a reference to a Patient or its id"));
    }

    private static Coded concept(JsonNode parameter, String name) {
        var coded = written(parameter);
        if (coded.isEmpty()) {
            throw new ParameterRefused(name, "must be a CodeableConcept, a Coding, system|code or a name");
        }
        return coded;
    }

    private static Coded written(JsonNode parameter) {
        if (parameter.has("valueCodeableConcept")) {
            return Concepts.concept(parameter.path("valueCodeableConcept"));
        }
        if (parameter.has("valueCoding")) {
            return Concepts.coding(parameter.path("valueCoding"));
        }
        var text = value(parameter).orElse("");
        var bar = text.indexOf('|');
        return bar < 0
                ? Coded.words(text)
                : new Coded(List.of(new Coded.Code(text.substring(0, bar), text.substring(bar + 1), "")), "");
    }

    private static String string(JsonNode parameter, String name) {
        return value(parameter).orElseThrow(() -> new ParameterRefused(name, "must be a text"));
    }

    private static Optional<String> value(JsonNode parameter) {
        return parameter.properties().stream()
                .filter(entry ->
                        entry.getKey().startsWith("value") && entry.getValue().isTextual())
                .map(entry -> entry.getValue().textValue().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static List<Resource> chart(JsonNode parameter) {
        var bundle = parameter.path("resource");
        if (Json.text(bundle, "resourceType").filter("Bundle"::equals).isEmpty()) {
            throw new ParameterRefused("chart", "must be a Bundle");
        }
        return Bundles.resources(bundle);
    }

    private static boolean thorough(String level) {
        return switch (level) {
            case "A", "B" -> false;
            case "C" -> true;
            default -> throw new ParameterRefused("evidence", "must be A, B or C: the lowest level that is wanted");
        };
    }

    private static boolean actionable(String include) {
        return switch (include) {
            case "all" -> false;
            case "actionable" -> true;
            default -> throw new ParameterRefused("include", "must be all or actionable");
        };
    }
}
