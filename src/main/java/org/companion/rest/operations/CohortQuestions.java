package org.companion.rest.operations;

import static org.companion.rest.operations.Genomics.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.genome.Spdi;
import org.companion.genome.VariantName;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.Cohort;
import org.companion.inquiry.ImplicationInquiry;
import org.companion.inquiry.VariantInquiry.Lie;
import org.companion.rest.operations.ImplicationQuestions.Topic;

/** The questions how many of all patients have what is asked for, and who they are. */
final class CohortQuestions {
    private static final Set<String> ALWAYS = Set.of("genomicSourceClass", "includePatientList");
    static final Set<String> VARIANTS = with(ALWAYS, "variants");
    static final Set<String> RANGES = with(ALWAYS, "ranges");
    static final Set<String> HAPLOTYPES = with(ALWAYS, "haplotypes");

    private final Genomics genomics;
    private final Cohort cohort;

    CohortQuestions(Genomics genomics) {
        this.genomics = genomics;
        this.cohort = new Cohort(genomics.results(), genomics.genomes(), genomics.liftover());
    }

    static Set<String> about(Topic topic) {
        return with(with(ALWAYS, "variants"), topic.more());
    }

    /** {@code $find-population-specific-variants}. */
    JsonNode variants(Asked asked) {
        asked.needed("variants", "variants as SPDI or HGVS");
        return eachOrAll(asked, "variants", "variantItem", written -> carriers(written, asked.sourceClass()));
    }

    private Set<PatientId> carriers(String written, Optional<SourceClass> sourceClass) {
        return genomics.alleles(written).stream()
                .flatMap(allele -> cohort.carriers(allele.change(), sourceClass).stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(PatientId::value))));
    }

    /** {@code $find-population-specific-haplotypes}. */
    JsonNode haplotypes(Asked asked) {
        asked.needed("haplotypes", "haplotypes or genotypes, such as the symbol of a gene and *1/*2");
        return eachOrAll(
                asked,
                "haplotypes",
                "haplotypeItem",
                written -> cohort.withHaplotype(Asked.token("haplotypes", written), asked.sourceClass()));
    }

    /** {@code $find-population-structural-…-variants}. */
    JsonNode large(Asked asked, Lie lie) {
        asked.needed("ranges", "where to look");
        var answering = new Answering();
        for (var range : asked.ranges()) {
            var patients = cohort.withLarge(range.interval(), lie, asked.sourceClass());
            answering.group("variants", group -> counted(group.text("rangeItem", range.written()), patients, asked));
        }
        return answering.json();
    }

    /** {@code $find-population-…-implications} and {@code -molecular-consequences}. */
    JsonNode implications(Asked asked, Topic topic) {
        var bases = new ArrayList<Set<String>>();
        if (asked.has("variants")) {
            List<Spdi> alleles = asked.all("variants").stream()
                    .flatMap(written -> genomics.alleles(written).stream())
                    .map(VariantName.Allele::change)
                    .toList();
            bases.add(cohort.alleles(alleles));
        }
        if (asked.has("haplotypes")) {
            bases.add(cohort.haplotypes(asked.tokens("haplotypes")));
        }
        var question = new ImplicationInquiry.Asked(topic.kind(), bases, topic.words(asked));
        var patients = cohort.withImplication(question, asked.sourceClass());
        return new Answering()
                .group(topic.part() + "s", group -> counted(group, patients, asked))
                .json();
    }

    /** One answer for each alternative; where the parameter is repeated, one for those who have one of each. */
    private JsonNode eachOrAll(Asked asked, String name, String item, Function<String, Set<PatientId>> who) {
        var groups = asked.groups(name);
        var answering = new Answering();
        if (groups.size() == 1) {
            for (var written : groups.get(0)) {
                var patients = who.apply(written);
                answering.group(name, group -> counted(group.text(item, written), patients, asked));
            }
            return answering.json();
        }
        var all = groups.stream()
                .map(group -> group.size() == 1 ? group.get(0) : "(" + String.join(" OR ", group) + ")")
                .collect(Collectors.joining(" AND "));
        var patients = Cohort.oneOfEach(groups, who);
        return answering
                .group(name, group -> counted(group.text(item, all), patients, asked))
                .json();
    }

    private static void counted(Answering.Group group, Set<PatientId> patients, Asked asked) {
        group.count("numerator", patients.size());
        if (asked.flag("includePatientList")) {
            patients.forEach(patient -> group.text("subject", patient.value()));
        }
    }
}
