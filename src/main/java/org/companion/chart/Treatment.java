package org.companion.chart;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A drug that the patient takes or took.
 *
 * @param drug as it was written
 * @param state whether it is given now
 * @param since the first day, as far as known
 * @param until the last day, where it has ended and the day is known
 */
public record Treatment(Coded drug, State state, Optional<LocalDate> since, Optional<LocalDate> until, Source source) {
    /** A treatment of whose end nothing is told. */
    public Treatment(Coded drug, State state, Optional<LocalDate> since, Source source) {
        this(drug, state, since, Optional.empty(), source);
    }

    /** The same treatment, its drug written otherwise. */
    public Treatment of(Coded other) {
        return new Treatment(other, state, since, until, source);
    }

    /** What has become of the treatment. */
    public enum State {
        ACTIVE,
        COMPLETED,
        STOPPED
    }
}
