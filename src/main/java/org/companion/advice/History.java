package org.companion.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.knowledge.Signs;
import org.companion.knowledge.Signs.Written;
import org.jspecify.annotations.Nullable;

/** A patient's conditions and procedures, and what the drug is for, prepared once for all that is looked for in them. */
final class History {
    private final Order order;
    private final Chart chart;
    private @Nullable List<Written> reasons;
    private @Nullable List<Written> onFile;

    History(Order order, Chart chart) {
        this.order = order;
        this.chart = chart;
    }

    /** What on file shows the signs. */
    Optional<String> onFile(Signs signs) {
        if (onFile == null) {
            onFile = Stream.concat(chart.diagnoses().stream().map(Diagnosis::condition), chart.procedures().stream())
                    .map(Written::of)
                    .toList();
        }
        return shown(signs, onFile);
    }

    /** What the order is for where it says so, else what is on file. */
    Optional<String> ofOrder(Signs signs) {
        if (order.reasons().isEmpty()) {
            return onFile(signs);
        }
        if (reasons == null) {
            reasons = order.reasons().stream().map(Written::of).toList();
        }
        return shown(signs, reasons);
    }

    private static Optional<String> shown(Signs signs, List<Written> all) {
        return all.stream().filter(signs::in).findFirst().map(Written::coded).map(Coded::name);
    }
}
