package org.companion.bulk;

import java.time.Instant;
import java.util.Optional;

/**
 * An export, an import or a question about many patients, as it stands in the database.
 *
 * @param request the address it was asked for by
 * @param task what was asked for, as JSON
 * @param asOf an export holds every change up to this moment
 * @param failure why it failed, in words for the caller
 * @param reached an export: the last key that was looked at; an import: the pass it is in; a question: the patients looked
 *     at so far
 * @param upTo an export: the last key there was when it began; an import: lines that waited before this pass; a question:
 *     the patients there are to look at
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
        EXPORT("export"),
        IMPORT("import"),
        /** Who is newly actionable. */
        ACTIONABLE("newly-actionable");

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }

        /** The operation it is asked for by, without its dollar sign. */
        String operation() {
            return operation;
        }
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
