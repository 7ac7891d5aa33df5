package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.companion.chart.Coded;

/** Builds a Parameters resource as JSON. */
public final class Answering {
    private final ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");

    /** The Parameters so far; without an empty list, which FHIR does not allow. */
    public ObjectNode json() {
        return parameters;
    }

    /** A parameter with parts. */
    public Answering group(String name, Consumer<Group> parts) {
        var group = new Group(parameters.withArray("parameter").addObject().put("name", name));
        parts.accept(group);
        return this;
    }

    /** A parameter that is a resource. */
    public Answering resource(String name, JsonNode resource) {
        parameters.withArray("parameter").addObject().put("name", name).set("resource", resource);
        return this;
    }

    /** The parts of one parameter. */
    public static final class Group {
        private final ObjectNode parameter;

        private Group(ObjectNode parameter) {
            this.parameter = parameter;
        }

        private ObjectNode part(String name) {
            return parameter.withArray("part").addObject().put("name", name);
        }

        public Group text(String name, String value) {
            part(name).put("valueString", value);
            return this;
        }

        public Group flag(String name, boolean value) {
            part(name).put("valueBoolean", value);
            return this;
        }

        public Group dateTime(String name, String value) {
            part(name).put("valueDateTime", value);
            return this;
        }

        public Group count(String name, int value) {
            part(name).putObject("valueQuantity").put("value", value);
            return this;
        }

        public Group decimal(String name, BigDecimal value) {
            part(name).put("valueDecimal", value);
            return this;
        }

        /** A part with parts of its own. */
        public Group group(String name, Consumer<Group> parts) {
            parts.accept(new Group(part(name)));
            return this;
        }

        public Group concept(String name, Iterable<Coded.Code> codes) {
            codings(part(name).putObject("valueCodeableConcept").putArray("coding"), codes);
            return this;
        }

        public Group resource(String name, JsonNode resource) {
            part(name).set("resource", resource);
            return this;
        }
    }

    static void codings(ArrayNode into, Iterable<Coded.Code> codes) {
        for (var code : codes) {
            var coding = into.addObject();
            if (!code.system().isEmpty()) {
                coding.put("system", code.system());
            }
            coding.put("code", code.code());
            if (!code.display().isEmpty()) {
                coding.put("display", code.display());
            }
        }
    }
}
