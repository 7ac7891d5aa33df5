package org.companion.inquiry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genomes.Genomes;
import org.companion.genomes.Sample;

/** Which tests were made of a patient's genes, and where each of them looked. */
public final class StudyInquiry {
    private final Results results;
    private final Genomes genomes;
    private final Liftover liftover;

    public StudyInquiry(Results results, Genomes genomes, Liftover liftover) {
        this.results = results;
        this.genomes = genomes;
        this.liftover = liftover;
    }

    /**
     * Where a test looked within the places asked for, on the build of the test. Empty lists are untold.
     *
     * @param uncallable parts that were looked at in vain
     */
    public record Regions(Optional<List<Interval>> studied, Optional<List<Interval>> uncallable) {}

    /** The tests that the filters let in; those known by their report alone are left out. */
    public List<Study> studies(PatientId patient, Filters filters) {
        return results.studies(patient).stream()
                .filter(study -> !study.isReport())
                .filter(study -> Admission.of(study, filters))
                .toList();
    }

    /** The genomes that the filters let in and that no test among the resources is named for. */
    public List<Sample> samples(PatientId patient, Filters filters) {
        var studies = results.studies(patient);
        return genomes.of(patient).stream()
                .filter(sample -> studies.stream().noneMatch(study -> study.isCalled(sample.test())))
                .filter(sample -> Admission.of(sample, filters))
                .toList();
    }

    public Regions regions(Study study, List<Interval> asked) {
        return new Regions(listed(study.studied(), asked), listed(study.uncalled(), asked));
    }

    public Regions regions(Sample sample, List<Interval> asked) {
        var coverage = genomes.coverage(sample.id());
        var there = on(sample.assembly(), asked);
        return new Regions(
                coverage.flatMap(one -> one.studied()).map(list -> within(list, there)),
                coverage.flatMap(one -> one.uncallable()).map(list -> within(list, there)));
    }

    /** What the documents list of the places, on the build that they are written on. */
    private Optional<List<Interval>> listed(Set<String> documents, List<Interval> asked) {
        return Arrays.stream(Assembly.values())
                .flatMap(build -> listed(documents, on(build, asked), asked.size()).stream())
                .findFirst();
    }

    private Optional<List<Interval>> listed(Set<String> documents, List<Interval> there, int asked) {
        var found = new ArrayList<Interval>();
        var read = 0;
        for (var document : documents) {
            for (var place : there) {
                var regions = results.regions(document, place);
                if (regions.isPresent()) {
                    read++;
                    found.addAll(Spans.clipped(regions.get(), place));
                }
            }
        }
        return read == 0 || there.size() < asked ? Optional.empty() : Optional.of(Spans.joined(found));
    }

    private static List<Interval> within(List<Interval> regions, List<Interval> places) {
        return Spans.joined(places.stream()
                .flatMap(place -> Spans.clipped(regions, place).stream())
                .toList());
    }

    private List<Interval> on(Assembly build, List<Interval> asked) {
        return asked.stream()
                .flatMap(place -> liftover.lift(place, build).stream())
                .toList();
    }
}
