package org.companion.delivery;

import java.util.List;
import org.companion.chart.PatientId;

/**
 * A patient on file who bears one of the numbers that were sent.
 *
 * @param told what is on file of the person
 */
public record KnownPatient(PatientId id, SentPatient told) {
    List<SentPatient.Number> numbers() {
        return told.numbers();
    }
}
