package org.companion.consent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Extent;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Place;
import org.companion.inquiry.Results;
import org.companion.inquiry.Role;
import org.companion.inquiry.Study;
import org.companion.inquiry.Token;

/** The index of genomic results as whoever asks may see it. */
public final class ConsentedResults implements Results {
    private final Results results;
    private final Withholding withholding;

    public ConsentedResults(Results results, Withholding withholding) {
        this.results = results;
        this.withholding = withholding;
    }

    private List<Entry> seen(List<Entry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        var consented = withholding.consented(
                entries.stream().map(Entry::patient).distinct().toList());
        if (consented.isEmpty()) {
            return entries;
        }
        var withheld = new HashMap<PatientId, Withheld>();
        return entries.stream()
                .filter(entry -> !consented.contains(entry.patient())
                        || !withheld.computeIfAbsent(entry.patient(), withholding::of)
                                .holds("Observation/" + entry.id()))
                .toList();
    }

    @Override
    public boolean knows(PatientId patient) {
        return results.knows(patient);
    }

    @Override
    public List<Entry> at(Optional<PatientId> scope, Kind kind, Place place) {
        return seen(results.at(scope, kind, place));
    }

    @Override
    public Map<String, Extent> extents(Collection<String> ids) {
        return results.extents(ids);
    }

    @Override
    public List<Entry> alleles(Optional<PatientId> scope, Set<String> keys) {
        return seen(results.alleles(scope, keys));
    }

    /** Which of the keys are withheld cannot be told apart here; where anything is, none is reported. */
    @Override
    public Set<String> reported(PatientId patient, Set<String> studies, Set<String> keys) {
        return withholding.of(patient).isNothing() ? results.reported(patient, studies, keys) : Set.of();
    }

    @Override
    public boolean onlyOn(Assembly build, PatientId patient, Kind kind) {
        return withholding.of(patient).isNothing() && results.onlyOn(build, patient, kind);
    }

    @Override
    public boolean lengthens(Collection<String> ids, int by) {
        return results.lengthens(ids, by);
    }

    @Override
    public List<Entry> saying(Optional<PatientId> scope, Role role, Token token) {
        return seen(results.saying(scope, role, token));
    }

    @Override
    public List<Entry> derived(Kind kind, Collection<String> from) {
        return seen(results.derived(kind, from));
    }

    @Override
    public Map<String, Set<String>> basis(Collection<String> ids) {
        return results.basis(ids);
    }

    @Override
    public List<Entry> entries(Collection<String> ids) {
        return seen(results.entries(ids));
    }

    @Override
    public List<Entry> all(PatientId patient, Set<Kind> kinds) {
        return seen(results.all(patient, kinds));
    }

    @Override
    public List<Study> studies(PatientId patient) {
        var withheld = withholding.of(patient);
        return withheld.holdsGenome() ? List.of() : results.studies(patient);
    }

    @Override
    public Map<String, Set<String>> specimens(PatientId patient) {
        var withheld = withholding.of(patient);
        return results.specimens(patient).entrySet().stream()
                .filter(one -> !withheld.holds("Specimen/" + one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Interval> regions(String document) {
        return results.regions(document);
    }

    @Override
    public Optional<List<Interval>> regions(String document, Interval within) {
        return results.regions(document, within);
    }
}
