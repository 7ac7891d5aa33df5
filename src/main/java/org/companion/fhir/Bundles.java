package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads Bundles, and single resources where a Bundle is due. */
public final class Bundles {
    private Bundles() {}

    /** The resources of a Bundle, or the one resource itself; OperationOutcomes are none. */
    public static List<Resource> resources(JsonNode node) {
        if (Json.text(node, "resourceType").filter("Bundle"::equals).isPresent()) {
            return Json.each(node, "entry")
                    .map(entry -> entry.path("resource"))
                    .filter(JsonNode::isObject)
                    .map(Resource::of)
                    .filter(resource -> !resource.type().equals("OperationOutcome"))
                    .toList();
        }
        var one = Resource.of(node);
        return one.type().isEmpty() || one.type().equals("OperationOutcome") ? List.of() : List.of(one);
    }

    /** Whether the answer, or an entry of it, tells of an error. */
    public static boolean failed(JsonNode node) {
        if (isFailure(node)) {
            return true;
        }
        return Json.each(node, "entry").map(entry -> entry.path("resource")).anyMatch(Bundles::isFailure);
    }

    private static boolean isFailure(JsonNode node) {
        return Json.text(node, "resourceType")
                        .filter("OperationOutcome"::equals)
                        .isPresent()
                && Json.each(node, "issue")
                        .flatMap(issue -> Json.text(issue, "severity").stream())
                        .anyMatch(severity -> severity.equals("error") || severity.equals("fatal"));
    }

    /** Whether further pages exist that are not in this Bundle. */
    public static boolean hasMore(JsonNode node) {
        return next(node).isPresent();
    }

    /** The address of the next page, where there is one. */
    public static Optional<String> next(JsonNode node) {
        return Json.each(node, "link")
                .filter(link ->
                        Json.text(link, "relation").filter("next"::equals).isPresent())
                .flatMap(link -> Json.text(link, "url").stream())
                .findFirst();
    }
}
