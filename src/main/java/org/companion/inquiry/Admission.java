package org.companion.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.genomes.Sample;

/** Says which results of a patient the filters let in. */
final class Admission {
    private final Filters filters;
    private final List<Study> studies;
    private final Map<String, Set<String>> specimens;

    private Admission(Filters filters, List<Study> studies, Map<String, Set<String>> specimens) {
        this.filters = filters;
        this.studies = studies;
        this.specimens = specimens;
    }

    /** What is known of the patient's tests is looked up only where a filter asks for it. */
    static Admission of(Results results, PatientId patient, Filters filters) {
        return filters.anyTest()
                ? new Admission(filters, List.of(), Map.of())
                : new Admission(filters, results.studies(patient), results.specimens(patient));
    }

    boolean admits(Entry entry) {
        var study = entry.study()
                .flatMap(id ->
                        studies.stream().filter(one -> one.id().equals(id)).findFirst());
        return ofClass(entry)
                && ofTest(entry, study)
                && ofSpecimen(entry, study)
                && filters.admits(entry.from(), entry.to());
    }

    boolean admits(Sample sample) {
        return (filters.sourceClass().isEmpty() || filters.sourceClass().equals(sample.sourceClass()))
                && (filters.tests().isEmpty() || filters.tests().contains(sample.test()))
                && (filters.specimens().isEmpty()
                        || sample.specimen()
                                .filter(filters.specimens()::contains)
                                .isPresent())
                && filters.admits(sample.date(), sample.date());
    }

    /** Whether a test counts. */
    static boolean of(Study study, Filters filters) {
        return new Admission(filters, List.of(), Map.of()).admits(study);
    }

    /** Whether a sample counts. */
    static boolean of(Sample sample, Filters filters) {
        return new Admission(filters, List.of(), Map.of()).admits(sample);
    }

    private boolean admits(Study study) {
        var first = study.date().flatMap(Days::first);
        var last = study.date().flatMap(Days::last);
        return (filters.tests().isEmpty() || isAskedFor(study))
                && (filters.specimens().isEmpty() || study.specimens().stream().anyMatch(filters.specimens()::contains))
                && filters.admits(first, last);
    }

    private boolean ofClass(Entry entry) {
        return filters.sourceClass().isEmpty() || filters.sourceClass().equals(entry.sourceClass());
    }

    private boolean ofTest(Entry entry, Optional<Study> study) {
        return filters.tests().isEmpty()
                || study.filter(this::isAskedFor).isPresent()
                || entry.study().filter(filters.tests()::contains).isPresent()
                || studies.stream().anyMatch(one -> one.results().contains(entry.id()) && isAskedFor(one));
    }

    private boolean isAskedFor(Study study) {
        return filters.tests().stream().anyMatch(study::isCalled);
    }

    private boolean ofSpecimen(Entry entry, Optional<Study> study) {
        if (filters.specimens().isEmpty()) {
            return true;
        }
        var names = entry.specimen()
                .map(id -> specimens.getOrDefault(id, Set.of(id)))
                .or(() -> study.map(one -> Set.copyOf(one.specimens())))
                .orElse(Set.of());
        return names.stream().anyMatch(filters.specimens()::contains)
                || entry.specimen().filter(filters.specimens()::contains).isPresent();
    }
}
