package org.companion.store;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells HAPI which of the resources in a Bundle, and of those they refer to, are on file, by one question instead of one
 * for each. What was deleted is left for HAPI to look at.
 */
final class KnownIds {
    private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]{2,40}/[A-Za-z0-9\\-.]{1,64}");

    private final JdbcOperations database;

    KnownIds(JdbcOperations database) {
        this.database = database;
    }

    /** To be called within the transaction that writes. */
    TransactionDetails in(JsonNode bundle) {
        var details = new TransactionDetails();
        var references = references(bundle);
        var missing = new HashSet<>(references);
        for (var some : Batches.of(references)) {
            find(some, details, missing);
        }
        missing.forEach(reference -> details.addResolvedResourceId(new IdType(reference), null));
        return details;
    }

    private void find(List<String> references, TransactionDetails details, Set<String> missing) {
        var ids = references.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .distinct()
                .toArray();
        database.query(
                "select res_id, res_type, fhir_id, res_deleted_at from hfj_resource where fhir_id in ("
                        + Batches.marks(ids.length) + ")",
                row -> {
                    var reference = row.getString(2) + "/" + row.getString(3);
                    if (missing.remove(reference) && row.getTimestamp(4) == null) {
                        details.addResolvedResourceId(
                                new IdType(reference), JpaPid.fromIdAndResourceType(row.getLong(1), row.getString(2)));
                    }
                },
                ids);
    }

    private static Set<String> references(JsonNode bundle) {
        var found = new HashSet<String>();
        var open = new ArrayList<JsonNode>();
        open.add(bundle);
        while (!open.isEmpty()) {
            var node = open.remove(open.size() - 1);
            for (var name : List.of("reference", "url")) {
                var text = node.path(name).asText();
                if (REFERENCE.matcher(text).matches()) {
                    found.add(text);
                }
            }
            node.forEach(open::add);
        }
        return found;
    }
}
