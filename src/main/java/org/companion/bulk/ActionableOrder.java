package org.companion.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import org.companion.fhir.Json;
import org.companion.permission.Caller;

/**
 * For whom it is asked what is newly advised.
 *
 * @param since statements count that have been new or changed since then
 * @param pack only those of this pack
 * @param packs the packs as they were when it was asked
 * @param asker who asked, and is not given what patients withhold from them
 */
record ActionableOrder(Instant since, Optional<String> pack, String packs, Caller asker) {
    String json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("since", since.toString())
                .put("packs", packs);
        pack.ifPresent(id -> json.put("pack", id));
        new Asker(asker).write(json);
        return json.toString();
    }

    static ActionableOrder of(String task) {
        var json = Json.stored(task);
        return new ActionableOrder(
                Instant.parse(json.path("since").asText()),
                Json.text(json, "pack"),
                json.path("packs").asText(),
                Asker.of(task).caller());
    }
}
