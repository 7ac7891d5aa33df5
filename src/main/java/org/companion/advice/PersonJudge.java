package org.companion.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Source;
import org.companion.knowledge.Criterion.HasAllergy;
import org.companion.knowledge.Criterion.HasTrait;
import org.companion.knowledge.Criterion.IsPerson;
import org.companion.knowledge.Signs.Written;
import org.companion.knowledge.TraitSign;
import org.jspecify.annotations.Nullable;

/** Answers who the patient is and how the patient lives; what nobody has told is no. */
final class PersonJudge {
    private final Chart chart;
    private final Body body;
    private final List<TraitSign> signs;
    private final LocalDate today;
    private @Nullable List<Noted> diagnoses;

    PersonJudge(Chart chart, Body body, List<TraitSign> signs, LocalDate today) {
        this.chart = chart;
        this.body = body;
        this.signs = signs;
        this.today = today;
    }

    /** A diagnosis with its words prepared once. */
    private record Noted(Diagnosis diagnosis, Written written) {}

    private List<Noted> diagnoses() {
        if (diagnoses == null) {
            diagnoses = chart.diagnoses().stream()
                    .map(one -> new Noted(one, Written.of(one.condition())))
                    .toList();
        }
        return diagnoses;
    }

    /** What is told of a trait at one time. */
    private record Told(Set<String> values, String written, Source source) {
        Grounds grounds(String trait) {
            return Stated.of(
                    trait,
                    written + source.date().map(date -> " (" + date + ")").orElse(""),
                    source);
        }
    }

    Verdict trait(HasTrait asked) {
        var told = told(asked.name());
        if (told.isEmpty()) {
            var unread = Stated.unread(chart, asked.name()::equals);
            return unread.isEmpty() ? new Verdict.NotMet(List.of()) : Stated.notAnswered(asked.name(), unread);
        }
        var newest = Stated.newest(told, Told::source);
        var fits = newest.stream()
                .filter(one -> says(one, asked.values()) && isFresh(asked, one))
                .toList();
        var before = told.stream()
                .filter(one -> says(one, asked.was()) && isFresh(asked, one) && !newest.contains(one))
                .limit(1)
                .toList();
        if (fits.isEmpty() || (!asked.was().isEmpty() && before.isEmpty())) {
            return new Verdict.NotMet(
                    newest.stream().map(one -> one.grounds(asked.name())).toList());
        }
        return Verdict.met(Stream.concat(before.stream(), fits.stream())
                .map(one -> one.grounds(asked.name()))
                .toList());
    }

    private boolean isFresh(HasTrait asked, Told one) {
        return Stated.isFresh(one.source(), asked.withinDays(), today);
    }

    private static boolean says(Told one, Set<String> values) {
        return one.values().stream().anyMatch(values::contains);
    }

    private List<Told> told(String trait) {
        var told = new ArrayList<Told>();
        chart.findings(Trait.class)
                .filter(found -> found.name().equals(trait))
                .map(found -> new Told(found.values(), found.written(), found.source()))
                .forEach(told::add);
        signs.stream()
                .filter(sign -> sign.trait().equals(trait))
                .forEach(sign -> diagnoses().stream()
                        .filter(noted -> sign.signs().in(noted.written()))
                        .map(Noted::diagnosis)
                        .map(diagnosis -> new Told(
                                Set.of(sign.value()), diagnosis.condition().name(), diagnosis.source()))
                        .forEach(told::add));
        return told;
    }

    Verdict allergy(HasAllergy asked) {
        var found = chart.allergies().stream()
                .filter(one -> asked.to().signs().in(Written.of(one.substance())))
                .map(one -> Stated.of("allergy", one.substance().name(), one.source()))
                .toList();
        return found.isEmpty() ? new Verdict.NotMet(List.of()) : Verdict.met(found);
    }

    Verdict person(IsPerson asked) {
        return Verdict.all(
                Stream.of(sex(asked), age(asked)).flatMap(Optional::stream).toList());
    }

    private Optional<Verdict> sex(IsPerson asked) {
        return asked.sex()
                .map(wanted -> body.sex()
                        .<Verdict>map(sex -> answer(sex.equals(wanted)))
                        .orElseGet(() -> Stated.notAnswered("sex", List.of())));
    }

    private Optional<Verdict> age(IsPerson asked) {
        if (asked.fromYears().isEmpty() && asked.belowYears().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(body.age(today)
                .<Verdict>map(age -> answer(asked.fromYears()
                                .filter(from -> age < from)
                                .isEmpty()
                        && asked.belowYears().filter(below -> age >= below).isEmpty()))
                .orElseGet(() -> Stated.notAnswered("age", List.of())));
    }

    private static Verdict answer(boolean holds) {
        return holds ? Verdict.met(List.of()) : new Verdict.NotMet(List.of());
    }
}
