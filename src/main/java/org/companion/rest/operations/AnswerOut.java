package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.companion.fhir.Json;

/** Sends an answer that is JSON already, in the format that was asked for. No resource is parsed for it. */
public final class AnswerOut {
    private final FhirContext fhir;

    public AnswerOut(FhirContext fhir) {
        this.fhir = fhir;
    }

    public void write(JsonNode answer, ServletRequestDetails request, HttpServletResponse response) throws IOException {
        write(answer, HttpServletResponse.SC_OK, request, response);
    }

    void write(JsonNode answer, int status, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        var asked = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        var encoding = asked == null ? EncodingEnum.JSON : asked.getEncoding();
        var bytes = bytes(answer, encoding, RestfulServerUtils.prettyPrintResponse(request.getServer(), request));
        response.setStatus(status);
        response.setContentType(encoding.getResourceContentTypeNonLegacy());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private byte[] bytes(JsonNode answer, EncodingEnum encoding, boolean pretty) throws JsonProcessingException {
        if (encoding != EncodingEnum.JSON) {
            var resource = fhir.newJsonParser().parseResource(answer.toString());
            return encoding.newParser(fhir)
                    .setPrettyPrint(pretty)
                    .encodeResourceToString(resource)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return pretty
                ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(answer)
                : Json.mapper().writeValueAsBytes(answer);
    }
}
