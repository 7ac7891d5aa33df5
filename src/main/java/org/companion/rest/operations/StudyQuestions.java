package org.companion.rest.operations;

import static org.companion.rest.operations.Genomics.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Coded;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genomes.Sample;
import org.companion.inquiry.Study;
import org.companion.inquiry.StudyInquiry;
import org.companion.inquiry.StudyInquiry.Regions;

/** The question which tests were made of a patient's genes, and where they looked. */
final class StudyQuestions {
    static final Set<String> ASKED =
            with(Set.of("testIdentifiers", "testDateRange", "specimenIdentifiers"), "subject", "ranges");
    private static final String LOINC = "http://loinc.org";
    private static final String UNKNOWN = "unknown";

    private final Genomics genomics;
    private final StudyInquiry inquiry;

    StudyQuestions(Genomics genomics) {
        this.genomics = genomics;
        this.inquiry = new StudyInquiry(genomics.results(), genomics.genomes(), genomics.liftover());
    }

    /** {@code $find-study-metadata}. */
    JsonNode metadata(Asked asked) {
        var patient = genomics.patient(asked);
        var ranges = asked.ranges().stream().map(Asked.Range::interval).toList();
        var answering = new Answering();
        for (var study : inquiry.studies(patient, asked.filters())) {
            answering.group("tests", group -> {
                study(group, study);
                if (!ranges.isEmpty()) {
                    regions(group, inquiry.regions(study, ranges));
                }
            });
        }
        for (var sample : inquiry.samples(patient, asked.filters())) {
            answering.group("tests", group -> {
                sample(group, sample);
                if (!ranges.isEmpty()) {
                    regions(group, inquiry.regions(sample, ranges));
                }
            });
        }
        return answering.json();
    }

    private static void study(Answering.Group group, Study study) {
        group.text("testId", study.name());
        study.date().ifPresent(date -> group.dateTime("testDate", date));
        study.specimens().forEach(specimen -> group.text("specimenId", specimen));
        study.build().ifPresent(build -> group.concept("genomicBuild", build.codes()));
        if (!study.changeTypes().isEmpty()) {
            group.concept("dnaChangeType", study.changeTypes());
        }
    }

    private static void sample(Answering.Group group, Sample sample) {
        group.text("testId", sample.test());
        sample.date().ifPresent(date -> group.dateTime("testDate", date.toString()));
        sample.specimen().ifPresent(specimen -> group.text("specimenId", specimen));
        var code = sample.assembly() == Assembly.GRCH37 ? "LA14029-5" : "LA26806-2";
        group.concept(
                "genomicBuild",
                List.of(new Coded.Code(LOINC, code, sample.assembly().label())));
    }

    /** As lists in one text each, which is how the guide's clients read them. */
    private static void regions(Answering.Group group, Regions regions) {
        group.text("regionStudied", listed(regions.studied()));
        group.text("uncallableRegions", listed(regions.uncallable()));
    }

    private static String listed(Optional<List<Interval>> regions) {
        return regions.map(list ->
                        list.stream().map(region -> "'" + region + "'").collect(Collectors.joining(", ", "[", "]")))
                .orElse(UNKNOWN);
    }
}
