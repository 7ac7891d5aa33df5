package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.companion.fhir.Json;
import org.companion.rest.operations.AnswerOut;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Serves the definitions of our own guide, which come with the program and cannot be written: by id, and by their
 * {@code url}. All else is left to the store.
 */
@Interceptor
final class ServedGuide {
    private static final String DEFINITIONS = "classpath*:ig/*.json";
    private static final Set<String> TYPES =
            Set.of("StructureDefinition", "ValueSet", "CodeSystem", "OperationDefinition", "CapabilityStatement");
    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH, RestOperationTypeEnum.DELETE);

    private final AnswerOut out;
    private final AtomicReference<Map<String, JsonNode>> read = new AtomicReference<>();

    ServedGuide(AnswerOut out) {
        this.out = out;
    }

    /** Whether the store has to answer. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean answer(ServletRequestDetails request, HttpServletResponse response) {
        var operation = request.getRestOperationType();
        if (request.getResourceName() == null || !TYPES.contains(request.getResourceName())) {
            return true;
        }
        var answer = operation == RestOperationTypeEnum.SEARCH_TYPE ? byUrl(request) : byId(operation, request);
        answer.ifPresent(json -> write(json, request, response));
        return answer.isEmpty();
    }

    private Optional<JsonNode> byId(RestOperationTypeEnum operation, ServletRequestDetails request) {
        var id = request.getId();
        var found = id == null
                ? Optional.<JsonNode>empty()
                : Optional.ofNullable(definitions().get(request.getResourceName() + "/" + id.getIdPart()));
        if (found.isPresent() && WRITES.contains(operation)) {
            throw new MethodNotAllowedException("This definition belongs to the server's own guide; it is read-only");
        }
        return operation == RestOperationTypeEnum.READ ? found : Optional.empty();
    }

    /** Only where nothing but the url is asked. */
    private Optional<JsonNode> byUrl(ServletRequestDetails request) {
        var asked = request.getParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().startsWith("_"))
                .toList();
        if (asked.size() != 1 || !asked.get(0).getKey().equals("url")) {
            return Optional.empty();
        }
        var urls = List.of(asked.get(0).getValue());
        return definitions().entrySet().stream()
                .filter(one -> one.getKey().startsWith(request.getResourceName() + "/"))
                .filter(one -> urls.equals(List.of(one.getValue().path("url").asText())))
                .findFirst()
                .map(one -> bundle(request.getFhirServerBase() + "/" + one.getKey(), one.getValue()));
    }

    private static JsonNode bundle(String address, JsonNode definition) {
        var bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset")
                .put("total", 1);
        var entry = bundle.putArray("entry").addObject().put("fullUrl", address);
        entry.set("resource", definition);
        entry.putObject("search").put("mode", "match");
        return bundle;
    }

    private void write(JsonNode json, ServletRequestDetails request, HttpServletResponse response) {
        try {
            out.write(json, request, response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Read when first asked for, and kept. */
    private Map<String, JsonNode> definitions() {
        var known = read.get();
        if (known == null) {
            known = all();
            read.set(known);
        }
        return known;
    }

    private static Map<String, JsonNode> all() {
        var definitions = new HashMap<String, JsonNode>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(DEFINITIONS)) {
                var json = Json.mapper().readTree(file.getContentAsByteArray());
                definitions.put(
                        json.path("resourceType").asText() + "/"
                                + json.path("id").asText(),
                        json);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(definitions);
    }
}
