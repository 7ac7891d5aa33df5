package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.permission.Caller;

/** Writes down who gave a standing order, by what a Consent may know them by, and reads it again. */
public final class CallerJson {
    private CallerJson() {}

    public static ObjectNode write(Caller caller) {
        var json = Json.mapper().createObjectNode().put("client", caller.client());
        caller.user().ifPresent(user -> json.put("user", user));
        caller.purposes().stream()
                .sorted()
                .forEach(purpose -> json.withArray("purposes").add(purpose));
        return json;
    }

    /** Of an order from before it was written down, somebody nobody knows. */
    public static Caller read(JsonNode json) {
        return new Caller(Json.text(json, "client").orElse(""), Json.text(json, "user"), Optional.empty(), List.of())
                .asking(Json.each(json, "purposes").map(JsonNode::asText).collect(Collectors.toSet()));
    }
}
