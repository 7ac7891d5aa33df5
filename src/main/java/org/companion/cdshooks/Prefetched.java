package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.companion.fhir.Bundles;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;

/**
 * What a client sent along (CDS Hooks 2.0.1, Prefetch). A key with {@code null} was searched and nothing is there; an
 * absent key was not searched; an OperationOutcome, or a page that others follow, says that the data are not whole.
 *
 * @param resources all that came, also under keys nobody asked for
 * @param lacking what to ask for each key that did not come whole, and why
 */
record Prefetched(List<Resource> resources, Map<String, Lack> lacking) {
    /**
     * A key without its data.
     *
     * @param query by which an EHR's FHIR server can be asked for what is lacking
     * @param why continues a sentence
     */
    record Lack(String query, String why) {
        Lack because(String more) {
            return new Lack(query, why + " (" + more + ")");
        }
    }

    /**
     * @param queries what was asked for, by key, with the patient's id filled in
     */
    static Prefetched of(JsonNode prefetch, Map<String, String> queries) {
        var resources = new ArrayList<Resource>();
        prefetch.properties().forEach(entry -> resources.addAll(Bundles.resources(entry.getValue())));
        var lacking = new LinkedHashMap<String, Lack>();
        queries.forEach((key, query) -> lack(prefetch.path(key), prefetch.has(key), query, lacking, key));
        return new Prefetched(List.copyOf(resources), lacking);
    }

    private static void lack(JsonNode value, boolean sent, String query, Map<String, Lack> lacking, String key) {
        var name = "prefetch." + key;
        if (!sent) {
            lacking.put(key, new Lack(query, name + " is absent"));
        } else if (Bundles.failed(value)) {
            lacking.put(key, new Lack(query, name + " tells of an error"));
        } else if (!value.isNull() && !fits(value, query)) {
            lacking.put(key, new Lack(query, name + " is not what was asked for"));
        } else {
            Bundles.next(value).ifPresent(next -> lacking.put(key, new Lack(next, name + " is only a first page")));
        }
    }

    private static boolean fits(JsonNode value, String query) {
        var type = Json.text(value, "resourceType").orElse("");
        return query.contains("?") ? type.equals("Bundle") : type.equals(query.substring(0, query.indexOf('/')));
    }
}
