package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.chart.Coded;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Span;

/** Writes codes, numbers and ranges as FHIR data types. */
final class Values {
    private static final String UCUM = "http://unitsofmeasure.org";

    private Values() {}

    /** A CodeableConcept. */
    static ObjectNode concept(Coded coded) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var code : coded.codes()) {
            var coding = json.withArray("coding").addObject();
            put(coding, "system", code.system());
            put(coding, "code", code.code());
            put(coding, "display", code.display());
        }
        put(json, "text", coded.text());
        return json;
    }

    /** Sets {@code value[x]}; words alone become a string where {@code plain}, else the text of a concept. */
    static void set(ObjectNode json, Answer answer, boolean plain) {
        if (answer.amount().isPresent()) {
            json.set("valueQuantity", quantity(answer.amount().get()));
        } else if (answer.span().isPresent()) {
            json.set("valueRange", range(answer.span().get()));
        } else if (plain && answer.coded().codes().isEmpty() && !answer.coded().isEmpty()) {
            json.put("valueString", answer.coded().text());
        } else if (!answer.coded().isEmpty()) {
            json.set("valueCodeableConcept", concept(answer.coded()));
        }
    }

    private static ObjectNode quantity(Amount amount) {
        var json = JsonNodeFactory.instance.objectNode().put("value", amount.value());
        put(json, "comparator", amount.comparator());
        put(json, "unit", amount.unit());
        if (amount.unit().equals("1") || amount.unit().equals("%")) {
            json.put("system", UCUM).put("code", amount.unit());
        }
        return json;
    }

    private static ObjectNode range(Span span) {
        var json = JsonNodeFactory.instance.objectNode();
        span.low().ifPresent(low -> put(json.putObject("low").put("value", low), "unit", span.unit()));
        span.high().ifPresent(high -> put(json.putObject("high").put("value", high), "unit", span.unit()));
        return json;
    }

    static void put(ObjectNode json, String name, String text) {
        if (!text.isBlank()) {
            json.put(name, text);
        }
    }
}
