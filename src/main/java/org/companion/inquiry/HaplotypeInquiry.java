package org.companion.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.PatientId;

/** Which haplotypes and genotypes of one patient are of a gene, or are given ones. */
public final class HaplotypeInquiry {
    private static final Set<Kind> KINDS = Set.of(Kind.GENOTYPE, Kind.HAPLOTYPE);
    private final Results results;

    public HaplotypeInquiry(Results results) {
        this.results = results;
    }

    /** The haplotypes and genotypes of a gene. */
    public List<Entry> ofGene(PatientId patient, Token gene, Filters filters) {
        return admitted(patient, results.saying(Optional.of(patient), Role.GENE, gene), filters);
    }

    /** The instances of a haplotype or genotype. */
    public List<Entry> like(PatientId patient, Token allele, Filters filters) {
        return admitted(patient, results.saying(Optional.of(patient), Role.ALLELE, allele), filters);
    }

    private List<Entry> admitted(PatientId patient, List<Entry> entries, Filters filters) {
        var admission = Admission.of(results, patient, filters);
        return entries.stream()
                .filter(entry -> KINDS.contains(entry.kind()))
                .filter(admission::admits)
                .toList();
    }

    /** Of these those of one kind. */
    public static Stream<Entry> of(Kind kind, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }
}
