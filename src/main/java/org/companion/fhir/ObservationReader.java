package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Source;
import org.companion.intake.Reported;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;
import org.companion.intake.Reported.Span;

/** Reads an Observation as a reported result. */
final class ObservationReader {
    /** There is no result to use: withdrawn, never made, or not made yet. */
    private static final Set<String> WITHOUT_RESULT = Set.of("entered-in-error", "cancelled", "registered");

    private static final String UCUM = "http://unitsofmeasure.org";
    /** Numbers beyond these are no measurement of a person; written out they would fill the memory. */
    private static final int MOST_DIGITS = 60;

    private ObservationReader() {}

    /** What the Observation reports of its patient; empty when it must not be used. {@code reference}: where it is found. */
    static Optional<Reported> read(JsonNode observation, String reference) {
        return isOfSomebodyElse(observation) ? Optional.empty() : ofWhomever(observation, reference);
    }

    /** What the Observation reports, be it of its patient or of somebody else; empty when it must not be used. */
    static Optional<Reported> ofWhomever(JsonNode observation, String reference) {
        if (isWithoutResult(observation)) {
            return Optional.empty();
        }
        var status = Json.text(observation, "status").orElse("");
        var specimen = Json.text(observation.path("specimen"), "reference").map(References::local);
        var source = new Source(reference, Dates.ofResult(observation), status.equals("preliminary"), specimen);
        var answer = answer(observation);
        var interpreted = answer.isEmpty() ? interpretation(observation) : answer;
        var noAnswer = interpreted.isEmpty() && observation.has("dataAbsentReason");
        var code = Concepts.concept(observation.path("code"));
        return Optional.of(new Reported(
                code, interpreted, noAnswer, parts(observation), source, held(observation), Coded.words("")));
    }

    /** What the source holds of the answer; where it does not say, on which side of its one range of reference it lies. */
    private static Coded held(JsonNode observation) {
        var said = Concepts.concept(Json.first(observation, "interpretation"));
        var ranges = Json.each(observation, "referenceRange")
                .filter(range -> range.has("low") || range.has("high"))
                .toList();
        var value = decimal(observation.path("valueQuantity").path("value"));
        if (!said.isEmpty() || ranges.size() != 1 || value.isEmpty()) {
            return said;
        }
        var unit = unit(observation.path("valueQuantity"));
        var low = ranges.get(0).path("low");
        var high = ranges.get(0).path("high");
        if (!unit(low).or(() -> unit(high)).equals(unit)) {
            return said;
        }
        var above = decimal(high.path("value")).filter(end -> value.get().compareTo(end) > 0);
        var below = decimal(low.path("value")).filter(end -> value.get().compareTo(end) < 0);
        return Coded.words(above.isPresent() ? "H" : below.isPresent() ? "L" : "N");
    }

    /** Whether its status says that there is no result to use; the statuses of reports are the same. */
    static boolean isWithoutResult(JsonNode result) {
        return Json.text(result, "status").filter(WITHOUT_RESULT::contains).isPresent();
    }

    /** A donor's or an unborn child's result that is kept in the patient's record. */
    static boolean isOfSomebodyElse(JsonNode observation) {
        return Json.each(observation, "focus").anyMatch(focus -> !focus.equals(observation.path("subject")));
    }

    private static List<Part> parts(JsonNode observation) {
        return Json.each(observation, "component")
                .map(part -> new Part(Concepts.concept(part.path("code")), answer(part)))
                .toList();
    }

    private static Answer interpretation(JsonNode observation) {
        return coded(Concepts.concept(Json.first(observation, "interpretation")));
    }

    private static Answer answer(JsonNode node) {
        if (node.has("valueCodeableConcept")) {
            return coded(Concepts.concept(node.path("valueCodeableConcept")));
        }
        if (node.has("valueQuantity")) {
            return quantity(node.path("valueQuantity"));
        }
        if (node.has("valueString")) {
            return coded(Coded.words(Json.text(node, "valueString").orElse("")));
        }
        if (node.has("valueRange")) {
            return range(node.path("valueRange"));
        }
        if (node.has("valueInteger")) {
            return number("", node.path("valueInteger"), "1");
        }
        if (node.has("valueBoolean")) {
            return coded(Coded.words(node.path("valueBoolean").asBoolean() ? "positive" : "negative"));
        }
        return hasOtherValue(node) ? coded(Coded.words("unread value")) : Answer.none();
    }

    /** A ratio, a time, sampled data: an answer that is there, though the house cannot read it. */
    private static boolean hasOtherValue(JsonNode node) {
        return node.properties().stream()
                .anyMatch(member -> member.getKey().startsWith("value")
                        && !member.getValue().isNull());
    }

    private static Answer coded(Coded coded) {
        return new Answer(coded, Optional.empty(), Optional.empty());
    }

    private static Answer quantity(JsonNode quantity) {
        return number(
                Json.text(quantity, "comparator").orElse(""),
                quantity.path("value"),
                unit(quantity).orElse(""));
    }

    private static Optional<String> unit(JsonNode quantity) {
        var code = Json.text(quantity, "code")
                .filter(c -> Json.text(quantity, "system")
                        .filter(s -> !s.equals(UCUM))
                        .isEmpty());
        return code.or(() -> Json.text(quantity, "unit")).or(() -> Json.text(quantity, "code"));
    }

    private static Answer number(String comparator, JsonNode value, String unit) {
        return decimal(value)
                .map(number -> new Answer(
                        Coded.words(""), Optional.of(new Amount(comparator, number, unit)), Optional.empty()))
                .orElseGet(() -> coded(Coded.words(value.isMissingNode() ? "" : "no readable number")));
    }

    private static Answer range(JsonNode range) {
        var span = new Span(
                decimal(range.path("low").path("value")),
                decimal(range.path("high").path("value")),
                unit(range.path("low")).or(() -> unit(range.path("high"))).orElse(""));
        return new Answer(Coded.words(""), Optional.empty(), Optional.of(span));
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        var number = value.decimalValue();
        return Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(number);
    }
}
