package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import org.companion.advice.Populations.Belongs;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.knowledge.Caveat;
import org.companion.knowledge.Drugs.By;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Units;
import org.jspecify.annotations.Nullable;

/** One order for one patient, and all that is asked of the chart for it. */
final class Visit {
    final Order order;
    final Chart chart;
    final Diagnoses diagnoses;
    final Judge judge;
    final Populations populations;
    final Shares shares;
    final Retest retest;
    private final KnowledgeBase knowledge;
    private final Beside beside;
    private final History history;
    private @Nullable List<Caveat> caveats;
    private @Nullable Boolean byWords;

    Visit(Order order, Chart chart, KnowledgeBase knowledge, Units units, Definitions definitions) {
        this.order = order;
        this.chart = chart;
        this.knowledge = knowledge;
        diagnoses = new Diagnoses(order, chart, knowledge.diseases());
        beside = new Beside(order, chart, knowledge);
        history = new History(order, chart);
        shares = new Shares(chart);
        retest = new Retest(order, chart, knowledge);
        var body = new Body(chart, units);
        judge = new Judge(order, chart, diagnoses, beside, body, knowledge, units, definitions);
        populations = new Populations(order, chart, history, knowledge.circumstances(), knowledge.drugs(), body);
    }

    private List<Caveat> caveats() {
        if (caveats == null) {
            caveats = knowledge.circumstances().caveats().stream()
                    .filter(caveat -> history.onFile(caveat.signs()).isPresent())
                    .toList();
        }
        return caveats;
    }

    private boolean isByWords() {
        if (byWords == null) {
            byWords = knowledge.drugs().recognised(order.medication()).by() == By.WORDS;
        }
        return byWords;
    }

    /**
     * Whether the statement is to be looked at: what is said of drugs given together only where all of them are ordered or
     * taken, and what is kept for requests only on request.
     */
    boolean isAsked(Statement statement) {
        if (statement.use().isOnRequest() && order.reach() != Reach.EVERYTHING) {
            return false;
        }
        return !statement.use().isTogether()
                || order.reach() != Reach.ORDER
                || beside.given().containsAll(statement.drugs());
    }

    /** What of the patient's history makes the answer say less. */
    List<String> doubts(Judged one) {
        var genes = one.verdict().grounds().stream().filter(Grounds::isGene).toList();
        if (genes.isEmpty() || !Inherited.is(one.statement().when())) {
            return List.of();
        }
        var immune = genes.stream().allMatch(grounds -> AlleleNames.isHla(new Gene(grounds.subject())));
        return caveats().stream()
                .filter(caveat -> !(immune && caveat.metabolismOnly()))
                .map(caveat -> sentence(caveat.line()))
                .toList();
    }

    /** What else a reader has to know of how the answer came about. */
    List<String> remarks(Judged one) {
        var remarks = new ArrayList<String>();
        if (isByWords()) {
            remarks.add("Recognised by its words, without a code known here: "
                    + order.medication().name() + ".");
        }
        var standing = populations.of(one.statement());
        if (standing.belongs() == Belongs.YES) {
            standing.by()
                    .ifPresent(by -> remarks.add("Taken for "
                            + populations.words(one.statement().population().orElse("")) + ", by: " + by + "."));
        }
        one.verdict().grounds().stream()
                .filter(grounds -> grounds.note().isPresent())
                .flatMap(grounds -> beside.inhibiting(new Gene(grounds.subject())).stream())
                .filter(inhibitor -> inhibitor.toBeConfirmed())
                .map(inhibitor -> "How strongly " + inhibitor.drug().name() + " inhibits is to be confirmed.")
                .distinct()
                .forEach(remarks::add);
        return remarks;
    }

    private static String sentence(String line) {
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + (line.endsWith(".") ? "" : ".");
    }
}
