package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Source;
import org.companion.intake.Intake;

/** Reads how a person lives from other resources than Observations: what is eaten, and where the family comes from. */
final class LivingReader {
    private static final Set<String> NOT_EATEN =
            Set.of("revoked", "entered-in-error", "completed", "draft", "proposed");
    private static final Set<String> ANCESTRY = Set.of(
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race",
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity");
    private static final String ANCESTRY_NAME = "ancestry";

    private LivingReader() {}

    /** What a NutritionOrder in force says. */
    static List<Finding> diet(Resource order, Intake intake) {
        var json = order.json();
        if (Json.text(json, "status").filter(NOT_EATEN::contains).isPresent()) {
            return List.of();
        }
        var source = new Source(order.reference(), Json.text(json, "dateTime").flatMap(Dates::day), false);
        var told = new ArrayList<Finding>();
        words(json).forEach(words -> told.addAll(intake.traits(words, source)));
        Json.each(json, "excludeFoodModifier")
                .map(Concepts::concept)
                .map(food -> Coded.words("no " + food.name()))
                .forEach(words -> told.addAll(intake.traits(words, source)));
        return told;
    }

    private static Stream<Coded> words(JsonNode json) {
        var diet = json.path("oralDiet");
        var types = Json.each(diet, "type").map(Concepts::concept);
        var nutrients = Json.each(diet, "nutrient").map(one -> Concepts.concept(one.path("modifier")));
        var preferred = Json.each(json, "foodPreferenceModifier").map(Concepts::concept);
        var supplements = Json.each(json, "supplement")
                .flatMap(one -> Stream.of(
                        Concepts.concept(one.path("type")),
                        Coded.words(Json.text(one, "productName").orElse(""))));
        var said = Json.text(diet, "instruction").map(Coded::words).stream();
        return Stream.of(types, nutrients, preferred, supplements, said)
                .flatMap(each -> each)
                .filter(one -> !one.isEmpty());
    }

    /** The ancestry that a Patient names, by the extensions of the US Core guide. */
    static List<Finding> ancestry(Resource patient, Intake intake) {
        var source = new Source(patient.reference(), Optional.empty(), false);
        return Json.each(patient.json(), "extension")
                .filter(one -> Json.text(one, "url").filter(ANCESTRY::contains).isPresent())
                .flatMap(one -> Json.each(one, "extension"))
                .map(LivingReader::written)
                .filter(one -> !one.isEmpty())
                .flatMap(one -> intake.trait(ANCESTRY_NAME, one, source).stream())
                .toList();
    }

    private static Coded written(JsonNode extension) {
        var coding = extension.path("valueCoding");
        return coding.isMissingNode()
                ? Coded.words(Json.text(extension, "valueString").orElse(""))
                : new Coded(
                        List.of(new Coded.Code(
                                Json.text(coding, "system").orElse(""),
                                Json.text(coding, "code").orElse(""),
                                Json.text(coding, "display").orElse(""))),
                        "");
    }
}
