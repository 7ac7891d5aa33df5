package org.companion.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.delivery.SentPatient;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.inquiry.Indexed;
import org.companion.tumour.Alteration;

/** Says which resources make charts, whose they are, and how their findings are found again. */
public interface Indexing {
    /** The resource types that charts and questions are answered from; writes of other types are not looked at. */
    Set<String> types();

    /** What is to be noted of a resource of one of these types. */
    Entry read(StoredResource resource);

    /**
     * What is noted of one resource.
     *
     * @param patient whose chart it belongs to; empty for one that charts only refer to, such as a Medication
     * @param kept whether the resource itself is part of the chart
     * @param shared references, such as {@code Medication/1}, to resources without a patient that the chart needs too
     * @param result the genomic result that it is
     * @param identifiers under which institutions know the patient, where it is a Patient
     * @param regions of the genome that it lists
     * @param alterations that it says the tumour carries
     * @param readings what it measured, where it says nothing else
     * @param names of the genes, markers and tests that it says anything of, where it is no such reading
     * @param numbers under which senders of messages can know the patient, where it is a Patient
     */
    record Entry(
            Optional<PatientId> patient,
            boolean kept,
            Set<String> shared,
            Optional<Indexed> result,
            Set<Identifier> identifiers,
            Map<Contig, List<Interval>> regions,
            Set<Alteration> alterations,
            List<Measurement> readings,
            Set<String> names,
            List<SentPatient.Number> numbers) {
        public Entry {
            shared = Set.copyOf(shared);
            identifiers = Set.copyOf(identifiers);
            regions = Map.copyOf(regions);
            alterations = Set.copyOf(alterations);
            readings = List.copyOf(readings);
            names = Set.copyOf(names);
            numbers = List.copyOf(numbers);
        }
    }
}
