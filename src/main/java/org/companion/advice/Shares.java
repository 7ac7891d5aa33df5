package org.companion.advice;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Variant;
import org.companion.tumour.Clonality;
import org.companion.tumour.TumourShare;
import org.jspecify.annotations.Nullable;

/** Which part of the tumour carries what an advice rests on. */
final class Shares {
    private final Chart chart;
    private final Map<String, Optional<TumourShare>> known = new HashMap<>();
    private @Nullable Clonality clonality;

    Shares(Chart chart) {
        this.chart = chart;
    }

    /** The largest share that one of the findings has; empty where one of them is not known to be in a part only. */
    Optional<TumourShare> of(List<Grounds> grounds) {
        var genetic = grounds.stream().filter(Grounds::isGenetic).toList();
        if (genetic.isEmpty()) {
            return Optional.empty();
        }
        var shares = genetic.stream().map(this::of).toList();
        return shares.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : shares.stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(TumourShare::fraction))
                        .filter(TumourShare::isPart);
    }

    private Optional<TumourShare> of(Grounds grounds) {
        return grounds.reference()
                .flatMap(reference ->
                        known.computeIfAbsent(reference + " " + grounds.words(), key -> worked(grounds, reference)));
    }

    private Optional<TumourShare> worked(Grounds grounds, String reference) {
        return chart.findings(Variant.class)
                .filter(found -> found.source().reference().equals(reference)
                        && found.gene().symbol().equals(grounds.subject())
                        && found.text().equals(grounds.result()))
                .findFirst()
                .flatMap(found -> clonality().of(found));
    }

    private Clonality clonality() {
        if (clonality == null) {
            clonality = new Clonality(chart);
        }
        return clonality;
    }
}
