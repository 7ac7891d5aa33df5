package org.companion.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;

/**
 * A test that was made of a patient's genes: a Procedure by the profile genomic-study, with its analyses, or the
 * DiagnosticReport of one.
 *
 * @param id of the Procedure or DiagnosticReport
 * @param identifiers by which the laboratory knows it, its accession first
 * @param date as written
 * @param specimens identifiers of the specimens
 * @param build the reference it was read against
 * @param changeTypes the kinds of change it looks for
 * @param studied ids of the DocumentReferences that list where it looked
 * @param uncalled ids of those that list where it looked in vain
 * @param results ids of the Observations that it names itself, as a DiagnosticReport does; the others name the test
 */
public record Study(
        String id,
        List<String> identifiers,
        Optional<String> date,
        List<String> specimens,
        Optional<Coded> build,
        List<Coded.Code> changeTypes,
        Set<String> studied,
        Set<String> uncalled,
        Set<String> results) {
    public Study {
        identifiers = List.copyOf(identifiers);
        specimens = List.copyOf(specimens);
        changeTypes = List.copyOf(changeTypes);
        studied = Set.copyOf(studied);
        uncalled = Set.copyOf(uncalled);
        results = Set.copyOf(results);
    }

    /** What callers call it: its first identifier, else its id. */
    public String name() {
        return identifiers.isEmpty() ? id : identifiers.get(0);
    }

    /** Whether it is known by its report alone. */
    public boolean isReport() {
        return !results.isEmpty();
    }

    public boolean isCalled(String name) {
        return id.equals(name) || identifiers.contains(name);
    }
}
