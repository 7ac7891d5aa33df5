package org.companion.delivery;

import java.time.Instant;
import java.util.Optional;
import org.companion.chart.PatientId;

/**
 * A payload in the inbox, without its bytes.
 *
 * @param number in the order of arrival
 * @param id by which it is named outside
 * @param digest SHA-256 of its bytes, in hexadecimal
 * @param answer what its sender was told
 * @param patient whom it was found to be about
 * @param detail what a person who looks after the inbox should know
 */
public record Entry(
        long number,
        String id,
        Instant received,
        Envelope envelope,
        String digest,
        String mouth,
        String format,
        State state,
        String answer,
        Optional<PatientId> patient,
        String detail) {

    /** The same, in its place in the order of arrival. */
    public Entry numbered(long given) {
        return new Entry(given, id, received, envelope, digest, mouth, format, state, answer, patient, detail);
    }

    /** How far a payload has got. */
    public enum State {
        /** Understood and acknowledged; to be filed. */
        ACCEPTED,
        /** On file. */
        FILED,
        /** Kept, and not applied: a newer version of its report was on file. */
        OVERTAKEN,
        /** Waits until a person says whom it is about. */
        HELD,
        /** Not taken; may be sent or tried again once something is put right. */
        REFUSED,
        /** Not taken, and not to be sent again as it is. */
        REJECTED,
        /** Acknowledged and could not be filed, however often it was tried: a person has to look. */
        STUCK;

        /** Whether what the sender was told still holds when it sends the same again. */
        public boolean isSettled() {
            return this == ACCEPTED || this == FILED || this == OVERTAKEN || this == REJECTED || this == STUCK;
        }
    }
}
