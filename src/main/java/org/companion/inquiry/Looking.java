package org.companion.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genomes.Coverage;
import org.companion.genomes.Genomes;

/** Finds out where a patient's tests looked. */
final class Looking {
    private final Results results;
    private final Genomes genomes;
    private final Liftover liftover;

    Looking(Results results, Genomes genomes, Liftover liftover) {
        this.results = results;
        this.genomes = genomes;
        this.liftover = liftover;
    }

    /** What one test tells of a place: where it looked, and where in vain; on the build of the question. */
    private record Told(List<Interval> studied, List<Interval> uncallable) {}

    /** Which parts of the place were not looked at, by the tests that the filters let in. */
    Looked at(PatientId patient, Interval asked, Filters filters) {
        var told = told(patient, asked, filters);
        if (told.isEmpty()) {
            return Looked.nobodySays();
        }
        var studied = told.stream().flatMap(one -> one.studied().stream()).toList();
        var called = told.stream()
                .flatMap(one -> Spans.clipped(one.studied(), asked).stream()
                        .flatMap(part -> Spans.without(part, one.uncallable()).stream()))
                .toList();
        var inVain = Spans.clipped(studied, asked).stream()
                .flatMap(part -> Spans.without(part, called).stream())
                .toList();
        return new Looked(Spans.without(asked, studied), inVain, false);
    }

    private List<Told> told(PatientId patient, Interval asked, Filters filters) {
        var told = new ArrayList<Told>();
        for (var study : results.studies(patient)) {
            if (Admission.of(study, filters)) {
                regions(study.studied(), asked)
                        .ifPresent(studied -> told.add(new Told(
                                studied, regions(study.uncalled(), asked).orElse(List.of()))));
            }
        }
        for (var sample : genomes.of(patient)) {
            if (Admission.of(sample, filters)) {
                genomes.coverage(sample.id())
                        .flatMap(coverage -> told(coverage, sample.assembly(), asked))
                        .ifPresent(told::add);
            }
        }
        return told;
    }

    private Optional<Told> told(Coverage coverage, Assembly build, Interval asked) {
        return liftover.lift(asked, build)
                .flatMap(there -> coverage.studied()
                        .map(studied -> new Told(
                                back(Spans.clipped(studied, there), asked),
                                back(Spans.clipped(coverage.uncallable().orElse(List.of()), there), asked))));
    }

    /** The regions of these documents that meet the place, on its build; empty when there are no documents. */
    Optional<List<Interval>> regions(Set<String> documents, Interval asked) {
        var found = new ArrayList<Interval>();
        var read = false;
        for (var document : documents) {
            for (var build : Assembly.values()) {
                var there = liftover.lift(asked, build);
                var listed = there.flatMap(place -> results.regions(document, place));
                read |= listed.isPresent();
                listed.ifPresent(parts -> found.addAll(back(parts, asked)));
            }
        }
        return read ? Optional.of(Spans.clipped(found, asked)) : Optional.empty();
    }

    private List<Interval> back(List<Interval> parts, Interval asked) {
        return asked.contig().assembly().stream()
                .flatMap(build -> parts.stream().flatMap(part -> liftover.lift(part, build).stream()))
                .toList();
    }
}
