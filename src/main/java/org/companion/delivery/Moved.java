package org.companion.delivery;

import java.util.List;
import org.companion.chart.PatientId;

/** What stands under a patient who turns out to be another. Within the transaction of a merge. */
public interface Moved {
    /** References of all resources in the patient's chart but the Patient. */
    List<String> resourcesOf(PatientId patient);

    /** Moves what is kept beside resources: genomes, and which reports are on file. */
    void moved(PatientId gone, PatientId kept);
}
