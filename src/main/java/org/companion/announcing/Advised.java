package org.companion.announcing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;

/** What was advised for each patient when it was last looked at. */
public interface Advised {
    /** Empty for a patient who was never looked at. */
    Optional<List<Said>> of(PatientId patient);

    void replace(PatientId patient, List<Said> said);

    void forget(PatientId patient);

    /** For whom one of these statements was advised, or of whose results one is of these genes, markers or tests. */
    Set<PatientId> touched(Collection<String> statements, Collection<String> names);

    /** All who were looked at. */
    Set<PatientId> all();
}
