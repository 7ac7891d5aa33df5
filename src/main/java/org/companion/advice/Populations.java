package org.companion.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Chart;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Circumstances;
import org.companion.knowledge.Drugs;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Population;
import org.companion.knowledge.Population.AgeBelow;
import org.companion.knowledge.Population.AgeFrom;
import org.companion.knowledge.Population.Diagnosed;
import org.companion.knowledge.Population.NewTo;
import org.companion.knowledge.Population.TakenFor;
import org.companion.knowledge.Population.WeightAbove;
import org.companion.knowledge.Statement;

/**
 * To which of the populations that a source tells apart a patient belongs. What a chart does not show is left open, and
 * then every population's advice is given; a diagnosis that shows one of them sets aside the others that go by diagnosis.
 */
final class Populations {
    private static final int LONG = 90;

    private final Order order;
    private final Chart chart;
    private final History history;
    private final Circumstances circumstances;
    private final Drugs drugs;
    private final Body body;
    private final Map<String, Standing> standings = new HashMap<>();

    Populations(Order order, Chart chart, History history, Circumstances circumstances, Drugs drugs, Body body) {
        this.history = history;
        this.order = order;
        this.chart = chart;
        this.circumstances = circumstances;
        this.drugs = drugs;
        this.body = body;
    }

    /** Whether the patient belongs to a population. */
    enum Belongs {
        YES,
        NO,
        OPEN
    }

    /**
     * How a statement's population stands to the patient.
     *
     * @param by what shows that the patient belongs to it, as written
     */
    record Standing(Belongs belongs, Optional<String> by) {
        static final Standing YES = new Standing(Belongs.YES, Optional.empty());
        static final Standing NO = new Standing(Belongs.NO, Optional.empty());
        static final Standing OPEN = new Standing(Belongs.OPEN, Optional.empty());

        static Standing of(boolean belongs) {
            return belongs ? YES : NO;
        }
    }

    /** How a card calls the population. */
    String words(String name) {
        return circumstances.population(name).map(Population::words).orElse(name);
    }

    Standing of(Statement statement) {
        if (statement.population().isEmpty() || order.population().isPresent()) {
            return Standing.YES;
        }
        return standings.computeIfAbsent(
                statement.population().get(),
                name -> circumstances.population(name).map(this::standing).orElse(Standing.OPEN));
    }

    /** The statements for people like this patient. */
    List<Statement> fitting(Collection<Statement> statements) {
        if (statements.stream().allMatch(one -> one.population().isEmpty())) {
            return List.copyOf(statements);
        }
        var fitting = new ArrayList<>(statements);
        fitting.removeIf(one -> of(one).belongs() == Belongs.NO);
        var shown = fitting.stream().anyMatch(one -> isByDiagnosis(one) && of(one).belongs() == Belongs.YES);
        if (shown) {
            fitting.removeIf(one -> isByDiagnosis(one) && of(one).belongs() == Belongs.OPEN);
        }
        return fitting;
    }

    private boolean isByDiagnosis(Statement statement) {
        return statement.population().flatMap(circumstances::population).stream()
                .flatMap(population -> population.tests().stream())
                .anyMatch(Diagnosed.class::isInstance);
    }

    private Standing standing(Population population) {
        var all = population.tests().stream().map(this::standing).toList();
        return first(all, Belongs.YES)
                .or(() -> first(all, Belongs.OPEN))
                .or(() -> first(all, Belongs.NO))
                .orElse(Standing.OPEN);
    }

    private static Optional<Standing> first(List<Standing> all, Belongs belongs) {
        return all.stream().filter(one -> one.belongs() == belongs).findFirst();
    }

    private Standing standing(Population.Test test) {
        if (test instanceof AgeFrom from) {
            return body.age(order.date())
                    .map(age -> Standing.of(age >= from.years()))
                    .orElse(Standing.OPEN);
        }
        if (test instanceof AgeBelow below) {
            return body.age(order.date())
                    .map(age -> Standing.of(age < below.years()))
                    .orElse(Standing.OPEN);
        }
        if (test instanceof WeightAbove above) {
            return body.weight()
                    .map(kg -> Standing.of(kg.compareTo(above.kilograms()) > 0))
                    .orElse(Standing.OPEN);
        }
        if (test instanceof TakenFor taken) {
            return isTaken(taken.drugs(), taken.days())
                    ? Standing.YES
                    : isTaken(taken.drugs(), 0) ? Standing.NO : Standing.OPEN;
        }
        if (test instanceof NewTo fresh) {
            return isTaken(fresh.drugs(), LONG) ? Standing.NO : Standing.OPEN;
        }
        return diagnosed((Diagnosed) test);
    }

    private boolean isTaken(Set<Ingredient> wanted, int days) {
        return chart.treatments().stream()
                .filter(one -> one.state() != State.STOPPED)
                .filter(one -> one.since()
                        .filter(day -> !day.isAfter(order.date().minusDays(days)))
                        .isPresent())
                .anyMatch(one -> drugs.recognise(one.drug()).stream().anyMatch(wanted::contains));
    }

    private Standing diagnosed(Diagnosed test) {
        return history.ofOrder(test.signs())
                .map(name -> new Standing(Belongs.YES, Optional.of(name)))
                .orElse(Standing.OPEN);
    }
}
