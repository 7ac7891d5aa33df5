package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.fhir.Json;
import org.companion.fhir.ParameterRefused;

/** What a kick-off asks: its parameters, from the query and the body alike, and how it prefers to be treated. */
final class Asked {
    private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty");

    private final List<JsonNode> parameters;
    private final Set<String> preferences;

    private Asked(List<JsonNode> parameters, Set<String> preferences) {
        this.parameters = parameters;
        this.preferences = preferences;
    }

    /** Of the query alone. */
    static Asked ofQuery(ServletRequestDetails request) {
        return new Asked(query(request), preferences(request));
    }

    /** Of the query and a Parameters body. */
    static Asked of(ServletRequestDetails request, FhirContext fhir) {
        var all = new ArrayList<>(query(request));
        var body = request.loadRequestContents();
        if (body.length > 0) {
            Json.each(parameters(body, request, fhir), "parameter").forEach(all::add);
        }
        return new Asked(all, preferences(request));
    }

    private static List<JsonNode> query(ServletRequestDetails request) {
        return request.getParameters().entrySet().stream()
                .filter(entry -> !OF_THE_ANSWER.contains(entry.getKey()))
                .flatMap(entry -> Arrays.stream(entry.getValue()).map(value -> (JsonNode) JsonNodeFactory.instance
                        .objectNode()
                        .put("name", entry.getKey())
                        .put("valueString", value)))
                .toList();
    }

    private static JsonNode parameters(byte[] body, ServletRequestDetails request, FhirContext fhir) {
        var text = new String(body, StandardCharsets.UTF_8);
        var isXml = EncodingEnum.forContentType(request.getHeader("Content-Type")) == EncodingEnum.XML;
        try {
            var json = isXml
                    ? fhir.newJsonParser()
                            .encodeResourceToString(fhir.newXmlParser().parseResource(text))
                    : text;
            var tree = Json.mapper().readTree(json);
            if (Json.text(tree, "resourceType").filter("Parameters"::equals).isPresent()) {
                return tree;
            }
        } catch (JsonProcessingException broken) {
            throw new InvalidRequestException("the body is no JSON within the limits");
        }
        throw new InvalidRequestException("the body must be a Parameters resource");
    }

    private static Set<String> preferences(ServletRequestDetails request) {
        var headers = request.getServletRequest().getHeaders("Prefer");
        return Set.copyOf(Collections.list(headers).stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Refuses what would not wait for an answer, and what is not known or named twice where it may be once. */
    void check(Set<String> known, Set<String> once) {
        if (!preferences.contains("respond-async")) {
            throw new InvalidRequestException("This takes a while: send the header Prefer: respond-async");
        }
        for (var parameter : parameters) {
            var name = name(parameter);
            if (!known.contains(name) && !isLenient()) {
                throw new ParameterRefused(
                        name,
                        "is not known here; known are "
                                + String.join(", ", known.stream().sorted().toList())
                                + " (with Prefer: handling=lenient others are ignored)");
            }
        }
        for (var name : once) {
            if (all(name).count() > 1) {
                throw new ParameterRefused(name, "must be given once");
            }
        }
    }

    boolean isLenient() {
        return preferences.contains("handling=lenient");
    }

    private static String name(JsonNode parameter) {
        return Json.text(parameter, "name").orElse("(without a name)");
    }

    /** The parameters of a name. */
    Stream<JsonNode> all(String name) {
        return parameters.stream().filter(parameter -> name(parameter).equals(name));
    }

    /** The values of a name, each a text of whatever type. */
    List<String> texts(String name) {
        return all(name).map(parameter -> text(parameter, name)).toList();
    }

    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** The value of a parameter or part as text. */
    static String text(JsonNode parameter, String name) {
        for (var member : parameter.properties()) {
            if (member.getKey().startsWith("value") && member.getValue().isTextual()) {
                return member.getValue().asText().strip();
            }
            if (member.getKey().equals("valueReference")) {
                return Json.text(member.getValue(), "reference").orElse("");
            }
        }
        throw new ParameterRefused(name, "has no value");
    }
}
