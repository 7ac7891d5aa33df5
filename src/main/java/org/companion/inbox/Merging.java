package org.companion.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.companion.chart.PatientId;
import org.companion.delivery.KnownPatient;
import org.companion.delivery.Matching;
import org.companion.delivery.Moved;
import org.companion.delivery.People;
import org.companion.delivery.SentPatient;
import org.companion.fhir.Json;
import org.companion.fhir.Writing;

/**
 * Joins two records of one person: all that stood under the one that is gone stands under the other from then on, its
 * numbers lead there, and each Patient names the other.
 */
final class Merging {
    private static final List<String> SUBJECTS = List.of("subject", "patient", "beneficiary", "for");

    private final Writing writing;
    private final People people;
    private final Moved moved;
    private final Matching matching;

    Merging(Writing writing, People people, Moved moved, Matching matching) {
        this.writing = writing;
        this.people = people;
        this.moved = moved;
        this.matching = matching;
    }

    /** {@code gone} bears numbers alone; who is not on file has nothing to be moved. */
    void merge(SentPatient gone, PatientId kept) {
        people.bearing(gone).stream()
                .filter(one -> !one.id().equals(kept))
                .filter(one -> matching.bears(one, gone))
                .map(KnownPatient::id)
                .forEach(id -> merge(id, kept));
    }

    private void merge(PatientId gone, PatientId kept) {
        var changed = new ArrayList<ObjectNode>();
        var keptJson = (ObjectNode) writing.read(kept.reference()).orElseThrow();
        var goneJson = (ObjectNode) writing.read(gone.reference()).orElseThrow();
        for (var reference : moved.resourcesOf(gone)) {
            writing.read(reference).map(json -> (ObjectNode) json).ifPresent(json -> {
                if (pointed(json, gone, kept)) {
                    changed.add(json);
                }
            });
        }
        Json.each(goneJson, "identifier").toList().forEach(one -> {
            if (Json.each(keptJson, "identifier").noneMatch(one::equals)) {
                keptJson.withArray("identifier").add(one.deepCopy());
            }
            ((ObjectNode) one).put("use", "old");
        });
        link(keptJson, gone, "replaces");
        link(goneJson, kept, "replaced-by");
        goneJson.put("active", false);
        changed.add(keptJson);
        changed.add(goneJson);
        writing.write(Clerk.bundle(changed));
        moved.moved(gone, kept);
    }

    private static boolean pointed(ObjectNode json, PatientId gone, PatientId kept) {
        var any = false;
        for (var name : SUBJECTS) {
            if (isTo(json.path(name), gone)) {
                ((ObjectNode) json.path(name)).put("reference", kept.reference());
                any = true;
            }
        }
        return any;
    }

    private static boolean isTo(JsonNode reference, PatientId patient) {
        return reference.path("reference").asText().equals(patient.reference());
    }

    private static void link(ObjectNode patient, PatientId other, String type) {
        if (Json.each(patient, "link").noneMatch(one -> isTo(one.path("other"), other))) {
            var link = patient.withArray("link").addObject();
            link.putObject("other").put("reference", other.reference());
            link.put("type", type);
        }
    }
}
