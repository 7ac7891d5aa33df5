package org.companion.rest.operations;

import static org.companion.rest.operations.Genomics.SUBJECT_FILTERS;
import static org.companion.rest.operations.Genomics.with;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.fhir.VariantIds;
import org.companion.genome.Interval;
import org.companion.inquiry.Filters;
import org.companion.inquiry.Found;
import org.companion.inquiry.Looked;
import org.companion.inquiry.VariantInquiry;
import org.companion.inquiry.VariantInquiry.Answer;
import org.companion.inquiry.VariantInquiry.Lie;

/** The questions about one patient's variants. */
final class VariantQuestions {
    /** Set of parameters of a question about ranges. */
    static final Set<String> IN_RANGES = with(SUBJECT_FILTERS, "subject", "ranges", "includeVariants");

    static final Set<String> IN_RANGES_PHASED = with(IN_RANGES, "includePhasing");
    static final Set<String> SPECIFIC = with(SUBJECT_FILTERS, "subject", "variants");

    /** More variants are not sent in one answer. */
    private static final int MOST = 5_000;

    private final Genomics genomics;
    private final VariantInquiry inquiry;

    VariantQuestions(Genomics genomics) {
        this.genomics = genomics;
        this.inquiry = genomics.variants();
    }

    /** {@code $find-subject-variants}: the small variants in each range. */
    JsonNode inRanges(Asked asked) {
        var phasing = asked.flag("includePhasing");
        var included = phasing || asked.flag("includeVariants");
        var patient = genomics.patient(asked);
        asked.needed("ranges", "where to look");
        var answering = new Answering();
        for (var range : asked.ranges()) {
            var answer = inquiry.small(patient, range.interval(), asked.filters());
            answering.group("variants", group -> {
                group.text("rangeItem", range.written());
                presence(group, answer);
                if (included) {
                    variants(group, answer.found());
                }
                if (phasing) {
                    genomics.writing()
                            .phases(patient, answer.found())
                            .forEach(phase -> group.resource("sequencePhaseRelationship", phase));
                }
            });
        }
        return answering.json();
    }

    /** {@code $find-subject-structural-…-variants}: the structural variants that lie so to each range. */
    JsonNode large(Asked asked, Lie lie) {
        var included = asked.flag("includeVariants");
        var patient = genomics.patient(asked);
        asked.needed("ranges", "where to look");
        var answering = new Answering();
        for (var range : asked.ranges()) {
            var answer = inquiry.large(patient, range.interval(), lie, asked.filters());
            answering.group("variants", group -> {
                group.text("rangeItem", range.written());
                presence(group, answer);
                if (included) {
                    variants(group, answer.found());
                }
            });
        }
        return answering.json();
    }

    /** {@code $find-subject-specific-variants}: whether each variant is there, and its instances. */
    JsonNode specific(Asked asked) {
        var patient = genomics.patient(asked);
        var answering = new Answering();
        for (var written : asked.needed("variants", "variants as SPDI or HGVS")) {
            var answer = named(patient, written, asked.filters());
            answering.group("variants", group -> {
                group.text("variantItem", written);
                presence(group, answer);
                variants(group, answer.found());
            });
        }
        return answering.json();
    }

    private Answer named(PatientId patient, String written, Filters filters) {
        var found = new LinkedHashSet<Found>();
        var looked = Looked.everywhere();
        for (var allele : genomics.alleles(written)) {
            var answer = inquiry.allele(patient, allele, filters);
            found.addAll(answer.found());
            looked = answer.looked();
        }
        VariantIds.read(written).ifPresent(id -> found.addAll(inquiry.named(patient, id, filters)));
        return new Answer(List.copyOf(found), found.isEmpty() ? looked : Looked.everywhere());
    }

    /** Present or not; where not, which parts of the place were not looked at. */
    private static void presence(Answering.Group group, Answer answer) {
        group.flag("presence", !answer.found().isEmpty());
        looked(group, answer.looked());
    }

    private static void looked(Answering.Group group, Looked looked) {
        if (looked.untold()) {
            group.text("notStudied", "unknown");
        }
        looked.notStudied().stream().map(Interval::toString).forEach(part -> group.text("notStudied", part));
        looked.uncallable().stream().map(Interval::toString).forEach(part -> group.text("uncallable", part));
    }

    private void variants(Answering.Group group, List<Found> found) {
        if (found.size() > MOST) {
            throw new UnprocessableEntityException("more than " + MOST
                    + " variants lie in one range; ask for smaller ranges, or without includeVariants");
        }
        genomics.writing().variants(found).forEach(variant -> group.resource("variant", variant));
    }
}
