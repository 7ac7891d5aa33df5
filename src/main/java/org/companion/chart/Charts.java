package org.companion.chart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The charts that the house holds itself. */
public interface Charts {
    /** The chart of a patient on file; empty when the patient is not known here. */
    Optional<Chart> of(PatientId patient);

    /** The charts of those of the patients who are on file, in the order given. */
    default Map<PatientId, Chart> ofAll(Collection<PatientId> patients) {
        var charts = new LinkedHashMap<PatientId, Chart>();
        patients.forEach(patient -> of(patient).ifPresent(chart -> charts.put(patient, chart)));
        return charts;
    }

    /** The patients on file who are known under one of these identifiers. */
    Set<PatientId> knownAs(Collection<Identifier> identifiers);
}
