package org.companion.inquiry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;

/** Which implications on file meet all that is asked: of one patient, or of everybody. */
public final class ImplicationInquiry {
    private final Results results;

    public ImplicationInquiry(Results results) {
        this.results = results;
    }

    /**
     * What an implication has to meet; all that is given. Each list of tokens is met by one of them.
     *
     * @param bases for each question about variants or haplotypes, the results that answer it; an implication has to be
     *     derived from one of each
     * @param words tokens by the role of the word that has to meet one
     */
    public record Asked(Kind kind, List<Set<String>> bases, Map<Role, List<Token>> words) {
        public Asked {
            bases = bases.stream().map(Set::copyOf).toList();
            words = Map.copyOf(words);
        }

        /** Whether nothing at all is asked; nothing is answered then. */
        public boolean isNothing() {
            return bases.isEmpty() && words.isEmpty();
        }
    }

    /** The implications, each with what it is derived from. */
    public Map<Entry, Set<String>> of(Optional<PatientId> scope, Asked asked, Filters filters) {
        if (asked.isNothing()) {
            return Map.of();
        }
        var left = candidates(scope, asked);
        for (var basis : asked.bases()) {
            var derived = ids(results.derived(asked.kind(), basis));
            left.keySet().retainAll(derived);
        }
        var basis = results.basis(left.keySet());
        var roots = results.entries(basis.values().stream().flatMap(Set::stream).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Entry::id, root -> root));
        var admission = admission(scope, filters);
        var implications = new LinkedHashMap<Entry, Set<String>>();
        for (var entry : left.values()) {
            var from = basis.getOrDefault(entry.id(), Set.of());
            var known = from.stream()
                    .flatMap(id -> Optional.ofNullable(roots.get(id)).stream())
                    .toList();
            if (admission.test(filled(entry, known))) {
                implications.put(entry, from);
            }
        }
        return implications;
    }

    /** The results with these ids, where the filters let all of them in; otherwise none. */
    public List<Entry> basis(PatientId patient, Collection<String> ids, Filters filters) {
        var entries = results.entries(ids);
        return entries.stream().allMatch(Admission.of(results, patient, filters)::admits) ? entries : List.of();
    }

    /** An implication that does not tell its test, specimen or class has those of what it is derived from. */
    private static Entry filled(Entry entry, List<Entry> roots) {
        var filled = entry;
        for (var root : roots) {
            filled = new Entry(
                    entry.id(),
                    entry.patient(),
                    entry.kind(),
                    filled.sourceClass().or(root::sourceClass),
                    filled.study().or(root::study),
                    filled.specimen().or(root::specimen),
                    filled.from().or(root::from),
                    filled.to().or(root::to));
        }
        return filled;
    }

    private Predicate<Entry> admission(Optional<PatientId> scope, Filters filters) {
        return scope.map(patient -> Admission.of(results, patient, filters))
                .<Predicate<Entry>>map(admission -> admission::admits)
                .orElseGet(() -> entry ->
                        filters.sourceClass().isEmpty() || filters.sourceClass().equals(entry.sourceClass()));
    }

    private Map<String, Entry> candidates(Optional<PatientId> scope, Asked asked) {
        var left = new LinkedHashMap<String, Entry>();
        if (asked.words().isEmpty()) {
            results.derived(asked.kind(), asked.bases().get(0)).forEach(entry -> left.put(entry.id(), entry));
            return left;
        }
        var first = true;
        for (var words : asked.words().entrySet()) {
            var said = new LinkedHashMap<String, Entry>();
            words.getValue().stream()
                    .flatMap(token -> results.saying(scope, words.getKey(), token).stream())
                    .filter(entry -> entry.kind() == asked.kind())
                    .forEach(entry -> said.put(entry.id(), entry));
            if (first) {
                left.putAll(said);
            } else {
                left.keySet().retainAll(said.keySet());
            }
            first = false;
        }
        return left;
    }

    private static Set<String> ids(Collection<Entry> entries) {
        return entries.stream().map(Entry::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
