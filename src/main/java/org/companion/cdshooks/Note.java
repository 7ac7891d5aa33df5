package org.companion.cdshooks;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.advice.Advice;
import org.companion.advice.Differing;
import org.companion.advice.Grounds;
import org.companion.fhir.Resource;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;

/**
 * What one card says: the loudest advice about a drug, and the others that come with it: other genes, other populations,
 * other sources. What rests on genes is one note, what a blood count or marker says another, a missing test a third.
 *
 * @param draft the order as it was drafted, where there is a draft that can be changed
 * @param quiet whether it must not interrupt, whatever it says
 */
record Note(Optional<Resource> draft, Advice lead, List<Advice> others, boolean quiet) {
    /** Advice that calls for nothing; a card for it would only be noise at an order. */
    private static final Set<Category> SILENT =
            Set.of(Category.SUPPORTS, Category.STANDARD, Category.NO_RECOMMENDATION);

    private static final Comparator<Advice> LOUDEST =
            comparing(Advice::indicator).thenComparing(Note::rank).thenComparing(Advice::strength);

    private static final Comparator<Note> FIRST = comparing(Note::indicator).thenComparing(Note::lead, LOUDEST);

    Note {
        others = List.copyOf(others);
    }

    /** The notes of all orders, the most urgent first. */
    static List<Note> of(List<Consulted> consulted) {
        var notes = new ArrayList<Note>();
        consulted.forEach(one -> notes.addAll(of(one)));
        notes.sort(FIRST);
        return notes;
    }

    private static List<Note> of(Consulted consulted) {
        var groups = new LinkedHashMap<Subject, List<Advice>>();
        consulted.advice().stream()
                .filter(advice -> !SILENT.contains(advice.category()) && !advice.outweighed())
                .forEach(advice -> groups.computeIfAbsent(subject(advice), key -> new ArrayList<>())
                        .add(advice));
        return groups.values().stream()
                .map(group -> {
                    group.addAll(Differing.from(group, consulted.advice()));
                    group.sort(LOUDEST);
                    return new Note(consulted.draft(), group.get(0), group.subList(1, group.size()), false);
                })
                .toList();
    }

    /** What one note is about: a drug, and of it the genes, a missing test, or something else by its name. */
    private record Subject(Ingredient drug, boolean test, Set<String> others) {}

    private static Subject subject(Advice advice) {
        var test = advice.category() == Category.TEST_FIRST;
        var others = new LinkedHashSet<String>();
        if (!test) {
            advice.grounds().stream()
                    .filter(grounds -> !grounds.isGenetic())
                    .map(Grounds::subject)
                    .forEach(others::add);
        }
        return new Subject(advice.drug(), test, others);
    }

    /** That the drug fails says more than that a marker for it is missing. */
    private static int rank(Advice advice) {
        return switch (advice.category()) {
            case RESISTANCE -> Category.NO_BENEFIT.ordinal() * 2 - 1;
            default -> advice.category().ordinal() * 2;
        };
    }

    /** The loudest of its advice. */
    Indicator indicator() {
        return quiet ? Indicator.INFO : lead.indicator();
    }

    /** Whether it only asks for a test. */
    boolean isTest() {
        return lead.category() == Category.TEST_FIRST;
    }

    /** The same, without interrupting. */
    Note quieter() {
        return new Note(draft, lead, others, true);
    }

    /** All the advice, the loudest first. */
    List<Advice> all() {
        return Stream.concat(Stream.of(lead), others.stream()).toList();
    }

    /** What repeats of it are known by. */
    String topic() {
        return lead.statement().id();
    }

    Note with(Note same) {
        return new Note(
                draft, lead, Stream.concat(others.stream(), same.all().stream()).toList(), quiet);
    }
}
