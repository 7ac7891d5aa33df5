package org.companion.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Treatment.State;
import org.companion.genome.Gene;
import org.companion.knowledge.Inhibition.Inhibitor;
import org.companion.knowledge.KnowledgeBase;

/** The drugs that a patient takes beside the ordered one and that keep a gene's product from working. */
final class Beside {
    private final Map<Gene, Inhibitor> strongest = new HashMap<>();

    Beside(Order order, Chart chart, KnowledgeBase knowledge) {
        chart.treatments().stream()
                .filter(one -> one.state() == State.ACTIVE)
                .flatMap(one -> knowledge.drugs().recognise(one.drug()).stream())
                .filter(drug -> !order.drugs().contains(drug))
                .flatMap(drug -> knowledge.circumstances().inhibition().by(drug).stream())
                .forEach(one ->
                        strongest.merge(one.gene(), one, (a, b) -> a.strength().compareTo(b.strength()) <= 0 ? a : b));
    }

    /** The drug that inhibits the gene's product most. */
    Optional<Inhibitor> inhibiting(Gene gene) {
        return Optional.ofNullable(strongest.get(gene));
    }
}
