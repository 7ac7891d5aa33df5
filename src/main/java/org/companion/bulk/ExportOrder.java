package org.companion.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.fhir.Json;
import org.companion.permission.Caller;

/**
 * What is to be exported.
 *
 * @param types only resources of these types; empty for all
 * @param since only what has changed after
 * @param group only of the patients of this group
 * @param patients only of these patients; empty for all
 * @param asker who asked, and is not given what patients withhold from them
 */
record ExportOrder(
        Level level,
        Set<String> types,
        Optional<Instant> since,
        Optional<String> group,
        List<String> patients,
        Caller asker) {

    static final ExportOrder ALL =
            new ExportOrder(Level.SYSTEM, Set.of(), Optional.empty(), Optional.empty(), List.of(), Caller.NOBODY);

    enum Level {
        SYSTEM,
        /** What belongs to patients, by FHIR's Patient compartment. */
        PATIENT
    }

    /** Whether it is about some patients and not about all. */
    boolean isOfSome() {
        return group.isPresent() || !patients.isEmpty();
    }

    String json() {
        var json = JsonNodeFactory.instance.objectNode().put("level", level.name());
        types.stream().sorted().forEach(type -> json.withArray("types").add(type));
        since.ifPresent(moment -> json.put("since", moment.toString()));
        group.ifPresent(id -> json.put("group", id));
        patients.forEach(id -> json.withArray("patients").add(id));
        new Asker(asker).write(json);
        return json.toString();
    }

    static ExportOrder of(String task) {
        var json = Json.stored(task);
        return new ExportOrder(
                Level.valueOf(json.path("level").asText()),
                Json.each(json, "types").map(JsonNode::asText).collect(Collectors.toUnmodifiableSet()),
                Json.text(json, "since").map(Instant::parse),
                Json.text(json, "group"),
                Json.each(json, "patients").map(JsonNode::asText).toList(),
                Asker.of(task).caller());
    }
}
