package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.companion.fhir.Bundles;
import org.companion.fhir.Resource;

/**
 * What a client sent along. A key with {@code null} was searched and nothing is there; a key that is absent was not
 * searched; an OperationOutcome or a page of more says that the data are not whole.
 */
record PrefetchedChart(List<Resource> resources, List<String> missing) {
    private static final List<String> NEEDED = List.of(HookService.RESULTS, HookService.CONDITIONS);

    static PrefetchedChart of(JsonNode prefetch) {
        var resources = new ArrayList<Resource>();
        prefetch.properties().forEach(entry -> {
            if (!Bundles.failed(entry.getValue())) {
                resources.addAll(Bundles.resources(entry.getValue()));
            }
        });
        return new PrefetchedChart(
                resources,
                NEEDED.stream().flatMap(key -> missing(key, prefetch)).toList());
    }

    private static Stream<String> missing(String key, JsonNode prefetch) {
        if (!prefetch.has(key)) {
            return Stream.of("prefetch." + key + " is absent");
        }
        var value = prefetch.path(key);
        if (value.isNull()) {
            return Stream.empty();
        }
        if (Bundles.failed(value)) {
            return Stream.of("prefetch." + key + " tells of an error");
        }
        if (Bundles.hasMore(value)) {
            return Stream.of("prefetch." + key + " is only a first page");
        }
        return value.path("resourceType").asText().equals("Bundle")
                ? Stream.empty()
                : Stream.of("prefetch." + key + " is no Bundle");
    }
}
