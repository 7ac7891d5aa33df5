package org.companion.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Grounds;
import org.companion.advice.Options;
import org.companion.advice.Order;
import org.companion.advice.Reach;
import org.companion.advice.Trials;
import org.companion.advice.Wording;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Recruitment;

/** What a patient's results say of drugs, whatever is ordered: each result once, with the drugs it bears on. */
final class Overview {
    private final Advisor advisor;
    private final Options options;
    private final Trials trials;

    Overview(Advisor advisor, Options options, Trials trials) {
        this.advisor = advisor;
        this.options = options;
        this.trials = trials;
    }

    /**
     * One result.
     *
     * @param result in words, such as {@code CYP2C19 *2/*2 (Poor Metabolizer)}
     * @param drugs it bears on, by name
     */
    record Line(String result, List<String> drugs) {}

    /**
     * What a card tells of the patient whatever is ordered.
     *
     * @param title what the lines are of
     */
    record Told(String title, List<Line> lines) {
        Told {
            lines = List.copyOf(lines);
        }

        static Told nothing() {
            return new Told("", List.of());
        }
    }

    /** What bears on drugs, and the trials that are known to take the patient. */
    Told told(Chart chart, LocalDate today) {
        var lines = new ArrayList<>(of(chart, today));
        var open = trials.of(chart, today).stream()
                .filter(match -> match.status() == Recruitment.OPEN)
                .map(match -> match.trial().title() + " (" + match.trial().registry() + ")")
                .toList();
        if (!open.isEmpty()) {
            lines.add(0, new Line("Open trials", open));
        }
        return new Told("Results that bear on drugs", lines);
    }

    /** Before a drug is chosen: which there is evidence for by what the tumour carries, the best first. */
    Told options(Chart chart, LocalDate today) {
        return new Told(
                "Options by what the tumour carries",
                options.of(chart, today, Reach.OPTIONS).stream()
                        .map(option -> new Line(option.given(), option.sources()))
                        .toList());
    }

    /** A line for each result that calls for something or supports a drug; those that bear on most drugs first. */
    List<Line> of(Chart chart, LocalDate today) {
        var lines = new LinkedHashMap<String, List<Advice>>();
        for (var drug : advisor.drugsWithFindings(order(Set.of(), "", today), chart)) {
            advisor.advise(order(Set.of(drug), drug.name(), today), chart).advice().stream()
                    .filter(Overview::tells)
                    .forEach(advice -> lines.computeIfAbsent(
                                    String.join(" with ", Wording.results(advice)), result -> new ArrayList<>())
                            .add(advice));
        }
        var all = new ArrayList<Line>();
        lines.forEach((result, advice) -> all.add(new Line(result, drugs(advice))));
        all.sort(Comparator.comparingInt((Line line) -> -line.drugs().size()).thenComparing(Line::result));
        return all;
    }

    /** The drugs with the most urgent advice first, each once; of one urgency those that are supported. */
    private static List<String> drugs(List<Advice> advice) {
        var named = new LinkedHashMap<String, String>();
        advice.stream()
                .sorted(Comparator.comparing(Advice::indicator)
                        .thenComparing(one -> one.category() != Category.SUPPORTS)
                        .thenComparing(Advice::category)
                        .thenComparing(Advice::strength)
                        .thenComparing(one -> one.drug().name()))
                .forEach(one -> named.putIfAbsent(one.given(), named(one)));
        return List.copyOf(named.values());
    }

    private static String named(Advice advice) {
        return switch (advice.category()) {
            case RESISTANCE, NO_BENEFIT, CAUTION ->
                advice.given() + " (" + advice.category().words() + ")";
            default -> advice.given();
        };
    }

    private static boolean tells(Advice advice) {
        return advice.open().isEmpty()
                && !advice.grounds().stream().allMatch(Grounds::isTreatment)
                && advice.category().isActionable();
    }

    private static Order order(Set<Ingredient> drugs, String name, LocalDate today) {
        return new Order(Optional.empty(), Coded.words(name), drugs, List.of(), Optional.empty(), true, today)
                .reaching(Reach.OPTIONS);
    }
}
