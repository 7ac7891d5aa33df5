package org.companion.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;

/** Says which resources make charts, whose they are, and how their findings are found again. */
public interface Indexing {
    /** The resource types that charts are made of; writes of other types are not looked at. */
    Set<String> types();

    /** What is to be noted of a resource of one of these types. */
    Entry read(StoredResource resource);

    /**
     * What is noted of one resource.
     *
     * @param patient whose chart it belongs to; empty for one that charts only refer to, such as a Medication
     * @param shared references, such as {@code Medication/1}, to resources without a patient that the chart needs too
     * @param rows the genomic findings in it
     * @param identifiers under which institutions know the patient, where it is a Patient
     */
    record Entry(Optional<PatientId> patient, Set<String> shared, List<IndexRow> rows, Set<Identifier> identifiers) {
        public Entry {
            shared = Set.copyOf(shared);
            rows = List.copyOf(rows);
            identifiers = Set.copyOf(identifiers);
        }
    }
}
