package org.companion.delivery;

import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;

/** Which version of each report is on file. To be asked and told within the transaction that files a report. */
public interface FiledReports {
    /** The version on file; its row is locked until the transaction ends. */
    Optional<Filed> locked(String report);

    /** Whose report it is, as far as one is on file. */
    Optional<PatientId> owner(String report);

    /** @param parts references of what belongs to it, such as {@code Observation/…} */
    record Filed(PatientId patient, Precedence precedence, long message, Set<String> parts) {
        public Filed {
            parts = Set.copyOf(parts);
        }
    }

    /** Notes the version that is filed now. */
    void filed(String report, Filed version);
}
