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
    record Source(String label, @Nullable String url, Coding topic) {}

    record Coding(String system, String code, String display) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Suggestion(String label, String uuid, @Nullable Boolean isRecommended, List<Action> actions) {}

    /** {@code resource} to create or update, {@code resourceId} to delete. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Action(
            String type,
            String description,
            @Nullable JsonNode resource,
            @Nullable String resourceId) {
        static Action create(String description, JsonNode resource) {
            return new Action("create", description, resource, null);
        }

        static Action update(String description, JsonNode resource) {
            return new Action("update", description, resource, null);
        }

        static Action delete(String description, String resourceId) {
            return new Action("delete", description, null, resourceId);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Link(
            String label, String url, String type, @Nullable String appContext) {
        static Link absolute(String label, String url) {
            return new Link(label, url, "absolute", null);
        }

        static Link smart(String label, String url, String appContext) {
            return new Link(label, url, "smart", appContext);
        }
    }
}
