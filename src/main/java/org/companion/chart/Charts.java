package org.companion.chart;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The charts that the house holds itself. */
public interface Charts {
    /** The chart of a patient on file; empty when the patient is not known here. */
    Optional<Chart> of(PatientId patient);

    /** The patients on file who are known under one of these identifiers. */
    Set<PatientId> knownAs(Collection<Identifier> identifiers);
}
