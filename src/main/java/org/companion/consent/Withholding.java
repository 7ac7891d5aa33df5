package org.companion.consent;

import java.util.Collection;
import java.util.Set;
import org.companion.chart.PatientId;

/** What is withheld from whoever is asking now; nothing from the house itself. */
public interface Withholding {
    Withheld of(PatientId patient);

    /** Whether anybody has a Consent on file, and somebody asks whom it may concern. */
    boolean isAny();

    /** Those of the patients who have a Consent on file. */
    Set<PatientId> consented(Collection<PatientId> patients);
}
