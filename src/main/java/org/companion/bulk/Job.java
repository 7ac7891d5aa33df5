package org.companion.bulk;

import java.time.Instant;
import java.util.Optional;

/**
 * An export or import, as it stands in the database.
 *
 * @param request the address it was asked for by
 * @param task what was asked for, as JSON
 * @param asOf an export holds every change up to this moment
 * @param failure why it failed, in words for the caller
 * @param reached an export: the last key that was looked at; an import: the pass it is in
 * @param upTo an export: the last key there was when it began; an import: lines that waited before this pass
 */
record Job(
        String id,
        Kind kind,
        State state,
        String request,
        String task,
        Instant created,
        Instant asOf,
        Optional<Instant> finished,
        Optional<String> failure,
        long reached,
        long upTo) {

    enum Kind {
        EXPORT,
        IMPORT
    }

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    static Job asked(String id, Kind kind, String request, String task, Instant now) {
        return new Job(id, kind, State.WAITING, request, task, now, now, Optional.empty(), Optional.empty(), 0, 0);
    }

    Job asOf(Instant moment) {
        return new Job(id, kind, state, request, task, created, moment, finished, failure, reached, upTo);
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
