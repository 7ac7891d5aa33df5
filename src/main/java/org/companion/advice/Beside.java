package org.companion.advice;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Treatment;
import org.companion.chart.Treatment.State;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion.HasTaken;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Inhibition.Inhibitor;
import org.companion.knowledge.KnowledgeBase;
import org.jspecify.annotations.Nullable;

/** The drugs that a patient takes beside the ordered one and that keep a gene's product from working. */
final class Beside {
    private final Order order;
    private final Chart chart;
    private final KnowledgeBase knowledge;
    private @Nullable Map<Gene, Inhibitor> strongest;
    private @Nullable Set<Ingredient> given;

    Beside(Order order, Chart chart, KnowledgeBase knowledge) {
        this.order = order;
        this.chart = chart;
        this.knowledge = knowledge;
    }

    /** All drugs that are ordered or taken now. */
    Set<Ingredient> given() {
        if (given == null) {
            given = Stream.concat(
                            order.drugs().stream(),
                            chart.treatments().stream()
                                    .filter(one -> one.state() == State.ACTIVE)
                                    .flatMap(one -> knowledge.drugs().recognise(one.drug()).stream()))
                    .collect(Collectors.toSet());
        }
        return given;
    }

    /** The drug that inhibits the gene's product most. */
    Optional<Inhibitor> inhibiting(Gene gene) {
        if (strongest == null) {
            strongest = strongest();
        }
        return Optional.ofNullable(strongest.get(gene));
    }

    /** Whether one of the drugs was or is given, as long as is asked; nothing on file is: no. */
    Verdict taken(HasTaken asked) {
        if (asked.withinDays().isPresent()) {
            return lately(asked, asked.withinDays().get());
        }
        var given = given(asked, one -> isAsLong(one, asked));
        return given.isEmpty() ? new Verdict.NotMet(List.of()) : Verdict.met(given);
    }

    /** Given now or ended short ago; one of which no day is told may have been. */
    private Verdict lately(HasTaken asked, int days) {
        var surely = given(asked, one -> isLate(one, days));
        if (!surely.isEmpty()) {
            return Verdict.met(surely);
        }
        var perhaps = days == 0
                ? List.<Grounds>of()
                : given(asked, one -> one.since().or(one::until).isEmpty());
        return perhaps.isEmpty()
                ? new Verdict.NotMet(List.of())
                : new Verdict.Met(
                        perhaps, List.of(new Proviso.IfRecent(perhaps.get(0).subject(), days)));
    }

    private List<Grounds> given(HasTaken asked, Predicate<Treatment> when) {
        return chart.treatments().stream()
                .filter(when)
                .flatMap(one -> knowledge.drugs().recognise(one.drug()).stream()
                        .filter(asked.drugs()::contains)
                        .map(drug -> Stated.of(drug.name(), given(one.state()), one.source())))
                .distinct()
                .toList();
    }

    private boolean isLate(Treatment treatment, int days) {
        return treatment.state() == State.ACTIVE
                || treatment
                        .until()
                        .or(treatment::since)
                        .filter(day -> days > 0 && !day.isBefore(order.date().minusDays(days)))
                        .isPresent();
    }

    private boolean isAsLong(Treatment treatment, HasTaken asked) {
        if (asked.fromMonths().isEmpty() && asked.belowMonths().isEmpty()) {
            return true;
        }
        var months = treatment.since().map(day -> (int) ChronoUnit.MONTHS.between(day, order.date()));
        return treatment.state() == State.ACTIVE
                && months.filter(given ->
                                asked.fromMonths().filter(from -> given < from).isEmpty()
                                        && asked.belowMonths()
                                                .filter(below -> given >= below)
                                                .isEmpty())
                        .isPresent();
    }

    private static String given(State state) {
        return switch (state) {
            case ACTIVE -> "given now";
            case COMPLETED -> "given before";
            case STOPPED -> "stopped";
        };
    }

    private Map<Gene, Inhibitor> strongest() {
        var found = new HashMap<Gene, Inhibitor>();
        chart.treatments().stream()
                .filter(one -> one.state() == State.ACTIVE)
                .flatMap(one -> knowledge.drugs().recognise(one.drug()).stream())
                .filter(drug -> !order.drugs().contains(drug))
                .flatMap(drug -> knowledge.circumstances().inhibition().by(drug).stream())
                .forEach(one ->
                        found.merge(one.gene(), one, (a, b) -> a.strength().compareTo(b.strength()) <= 0 ? a : b));
        return found;
    }
}
