package org.companion.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A card as it goes over the wire (CDS Hooks 2.0.1, Card Attributes). What does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Card(
        String uuid,
        String summary,
        String detail,
        String indicator,
        Source source,
        List<Suggestion> suggestions,
        @Nullable String selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links,
        Map<String, Object> extension) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Source(String label, String url, Coding topic) {}

    record Coding(String system, String code, String display) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Suggestion(String label, String uuid, @Nullable Boolean isRecommended, List<Action> actions) {}

    record Action(String type, String description, JsonNode resource) {}

    record Link(String label, String url, String type) {}
}
