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
import org.companion.advice.Order;
import org.companion.advice.Wording;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.knowledge.Ingredient;

/** What a patient's results say of drugs, whatever is ordered: each result once, with the drugs it bears on. */
final class Overview {
    private final Advisor advisor;

    Overview(Advisor advisor) {
        this.advisor = advisor;
    }

    /**
     * One result.
     *
     * @param result in words, such as {@code CYP2C19 *2/*2 (Poor Metabolizer)}
     * @param drugs it bears on, by name
     */
    record Line(String result, List<String> drugs) {}

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

    /** The drugs with the most urgent advice first. */
    private static List<String> drugs(List<Advice> advice) {
        return advice.stream()
                .sorted(Comparator.comparing(Advice::indicator)
                        .thenComparing(Advice::category)
                        .thenComparing(Advice::strength)
                        .thenComparing(one -> one.drug().name()))
                .map(one -> one.drug().name())
                .distinct()
                .toList();
    }

    private static boolean tells(Advice advice) {
        return advice.open().isEmpty()
                && !advice.grounds().isEmpty()
                && advice.category().isActionable();
    }

    private static Order order(Set<Ingredient> drugs, String name, LocalDate today) {
        return new Order(Optional.empty(), Coded.words(name), drugs, List.of(), Optional.empty(), true, today);
    }
}
