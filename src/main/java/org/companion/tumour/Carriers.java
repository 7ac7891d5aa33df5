package org.companion.tumour;

import java.util.Map;
import java.util.Set;
import org.companion.chart.PatientId;

/** Who, of all patients on file, carries an alteration. The work grows with the answers, not with the patients. */
public interface Carriers {
    /** The patients with at least one of these. */
    Set<PatientId> of(Set<Alteration> any);

    /** The alterations that most patients carry, with how many do, the most frequent first. */
    Map<Alteration, Integer> mostFrequent(int most);
}
