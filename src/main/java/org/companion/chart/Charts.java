package org.companion.chart;

import java.util.Optional;

/** The charts that the house holds itself. */
public interface Charts {
    /** The chart of a patient on file; empty when the patient is not known here. */
    Optional<Chart> of(PatientId patient);
}
