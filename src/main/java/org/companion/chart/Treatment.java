package org.companion.chart;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A drug that the patient takes or took.
 *
 * @param drug as it was written
 * @param state whether it is given now
 * @param since the first day, as far as known
 */
public record Treatment(Coded drug, State state, Optional<LocalDate> since, Source source) {
    /** What has become of the treatment. */
    public enum State {
        ACTIVE,
        COMPLETED,
        STOPPED
    }
}
