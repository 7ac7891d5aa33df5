package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.companion.fhir.Json;

/** Reads what an operation is asked, from the body of a POST or the query of a GET alike. */
final class ParametersIn {
    private final FhirContext fhir;

    ParametersIn(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The Parameters of the body, else the query as Parameters. */
    JsonNode read(RequestDetails request) {
        var body = request.loadRequestContents();
        return body.length > 0 ? ofBody(body, request) : ofQuery(request);
    }

    private JsonNode ofBody(byte[] body, RequestDetails request) {
        var text = new String(body, StandardCharsets.UTF_8);
        var encoding = EncodingEnum.forContentType(request.getHeader("Content-Type"));
        var json = encoding == EncodingEnum.XML
                ? fhir.newJsonParser()
                        .encodeResourceToString(fhir.newXmlParser().parseResource(text))
                : text;
        try {
            var tree = Json.mapper().readTree(json);
            if (Json.text(tree, "resourceType").filter("Parameters"::equals).isPresent()) {
                return tree;
            }
        } catch (JsonProcessingException broken) {
            throw new InvalidRequestException("the body is no JSON within the limits");
        }
        throw new InvalidRequestException("the body must be a Parameters resource");
    }

    /** The query as Parameters. */
    static JsonNode ofQuery(RequestDetails request) {
        var written = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        var list = written.putArray("parameter");
        request.getParameters().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                for (var value : values) {
                    list.addObject().put("name", name).put("valueString", value);
                }
            }
        });
        return written;
    }
}
