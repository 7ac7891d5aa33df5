package org.companion.announcing;

import java.time.Instant;
import java.util.Optional;
import org.companion.chart.PatientId;

/**
 * Something that happened and of which somebody may want to be told; noted in the transaction in which it happened.
 *
 * @param patient whose it is, where it is somebody's
 * @param version that was written; empty where it is not about a single resource
 */
public record Announcement(
        long sequence, Kind kind, Optional<PatientId> patient, Optional<Version> version, Instant madeAt) {
    /** What happened. */
    public enum Kind {
        /** A resource got a new version. */
        WRITTEN("written", 0),
        /** A patient's chart was touched. */
        CHART("chart", 0),
        /** The packs changed in what may bear on the patient. */
        KNOWLEDGE("knowledge", 1),
        /** Nothing; it has to be known what is advised for the patient as things are. */
        BASELINE("baseline", 2);

        private final String code;
        private final int weight;

        Kind(String code, int weight) {
            this.code = code;
            this.weight = weight;
        }

        public static Kind of(String code) {
            for (var one : values()) {
                if (one.code.equals(code)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no kind of announcement: " + code);
        }

        public String code() {
            return code;
        }

        /** The lighter are looked at first. */
        public int weight() {
            return weight;
        }
    }
}
