package org.companion.rest.operations;

import static org.companion.rest.operations.Genomics.SUBJECT_FILTERS;
import static org.companion.rest.operations.Genomics.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.inquiry.Entry;
import org.companion.inquiry.HaplotypeInquiry;
import org.companion.inquiry.Kind;

/** The questions about one patient's haplotypes and genotypes. */
final class HaplotypeQuestions {
    static final Set<String> OF_GENES = with(SUBJECT_FILTERS, "subject", "genes");
    static final Set<String> SPECIFIC = with(SUBJECT_FILTERS, "subject", "haplotypes");

    private final Genomics genomics;
    private final HaplotypeInquiry inquiry;

    HaplotypeQuestions(Genomics genomics) {
        this.genomics = genomics;
        this.inquiry = new HaplotypeInquiry(genomics.results());
    }

    /** {@code $find-subject-haplotypes}: the haplotypes and genotypes of each gene. */
    JsonNode ofGenes(Asked asked) {
        var patient = genomics.patient(asked);
        var answering = new Answering();
        for (var written : asked.needed("genes", "genes by symbol, or http://www.genenames.org|HGNC:2625")) {
            var found = inquiry.ofGene(patient, Asked.token("genes", written), asked.filters());
            answering.group("haplotypes", group -> {
                group.text("geneItem", written);
                results(group, found);
            });
        }
        return answering.json();
    }

    /** {@code $find-subject-specific-haplotypes}: whether each is there, and its instances. */
    JsonNode specific(Asked asked) {
        var patient = genomics.patient(asked);
        var answering = new Answering();
        for (var written :
                asked.needed("haplotypes", "haplotypes or genotypes, such as the symbol of a gene and *1/*2")) {
            var found = inquiry.like(patient, Asked.token("haplotypes", written), asked.filters());
            answering.group("haplotypes", group -> {
                group.text("haplotypeItem", written).flag("presence", !found.isEmpty());
                results(group, found);
            });
        }
        return answering.json();
    }

    private void results(Answering.Group group, List<Entry> found) {
        var written = genomics.writing().onFile(found);
        for (var kind : List.of(Kind.HAPLOTYPE, Kind.GENOTYPE)) {
            var part = kind == Kind.HAPLOTYPE ? "haplotype" : "genotype";
            HaplotypeInquiry.of(kind, found).forEach(entry -> {
                var resource = written.get(entry.id());
                if (resource != null) {
                    group.resource(part, resource);
                }
            });
        }
    }
}
