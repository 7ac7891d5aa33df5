package org.companion.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.fhir.CallerJson;
import org.companion.fhir.Json;
import org.companion.permission.Caller;

/** Who asked for a job: nobody else is told how it stands, and nothing is in it that is withheld from them. */
record Asker(Caller caller) {
    private static final String NAME = "asker";

    static Asker of(String task) {
        return new Asker(CallerJson.read(Json.stored(task).path(NAME)));
    }

    void write(ObjectNode task) {
        task.set(NAME, CallerJson.write(caller));
    }

    /** Whether this caller is the one who asked. */
    boolean is(Caller other) {
        return caller.client().equals(other.client()) && caller.user().equals(other.user());
    }
}
