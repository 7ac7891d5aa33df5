package org.companion.cdshooks;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.fhir.Resource;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;

/**
 * What one card says: the loudest advice about a drug on the same grounds, and the others that come with it (other
 * populations, other sources).
 */
record Note(Resource request, Advice lead, List<Advice> others) {
    /** Advice that calls for nothing; a card for it would only be noise at an order. */
    private static final Set<Category> QUIET = Set.of(Category.SUPPORTS, Category.STANDARD, Category.NO_RECOMMENDATION);

    private static final Comparator<Advice> LOUDEST =
            comparing(Advice::indicator).thenComparing(Note::rank).thenComparing(Advice::strength);

    private static final Comparator<Note> FIRST = comparing(Note::lead, LOUDEST);

    /** The notes of all orders, the most urgent first. */
    static List<Note> of(List<Consulted> consulted) {
        var notes = new ArrayList<Note>();
        consulted.forEach(one -> notes.addAll(of(one)));
        notes.sort(FIRST);
        return notes;
    }

    private static List<Note> of(Consulted consulted) {
        var groups = new LinkedHashMap<Object, List<Advice>>();
        consulted.advice().stream()
                .filter(advice -> !QUIET.contains(advice.category()))
                .forEach(advice -> groups.computeIfAbsent(topic(advice), key -> new ArrayList<>())
                        .add(advice));
        return groups.values().stream()
                .map(group -> {
                    group.sort(LOUDEST);
                    return new Note(consulted.request(), group.get(0), List.copyOf(group.subList(1, group.size())));
                })
                .toList();
    }

    private record Topic(Ingredient drug, Set<String> grounds, Optional<String> need) {}

    private static Topic topic(Advice advice) {
        var grounds = new LinkedHashSet<String>();
        advice.grounds().stream().map(Grounds::words).forEach(grounds::add);
        return new Topic(advice.drug(), grounds, advice.open().map(open -> open.need()));
    }

    /** That the drug fails says more than that a marker for it is missing. */
    private static int rank(Advice advice) {
        return switch (advice.category()) {
            case RESISTANCE -> Category.NO_BENEFIT.ordinal() * 2 - 1;
            default -> advice.category().ordinal() * 2;
        };
    }

    Indicator indicator() {
        return lead.indicator();
    }

    /** All the advice, the loudest first. */
    List<Advice> all() {
        var all = new ArrayList<Advice>();
        all.add(lead);
        all.addAll(others);
        return all;
    }

    Note with(Note same) {
        var more = new ArrayList<>(others);
        more.addAll(same.all());
        return new Note(request, lead, more);
    }
}
