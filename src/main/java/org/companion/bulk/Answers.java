package org.companion.bulk;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.companion.fhir.Json;

/** Answers in JSON, and the address under which the caller knows this server. */
final class Answers {
    private final Optional<String> address;

    Answers(Optional<String> address) {
        this.address = address;
    }

    /** The base of FHIR, without a slash at the end. */
    String base(ServletRequestDetails request) {
        return address.map(url -> url + "/fhir").orElseGet(request::getFhirServerBase);
    }

    /** The address that was asked, as the caller would write it. */
    String asked(ServletRequestDetails request) {
        var query = request.getServletRequest().getQueryString();
        return base(request) + "/" + request.getRequestPath() + (query == null ? "" : "?" + query);
    }

    void write(int status, JsonNode json, HttpServletResponse response) throws IOException {
        var bytes = Json.mapper().writeValueAsBytes(json);
        var isResource = json.has("resourceType");
        response.setStatus(status);
        response.setContentType(isResource ? "application/fhir+json" : "application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
