package org.companion.intake;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Words;

/** Quantities of a tumour specimen that laboratories give by name, for want of a code that all of them use. */
final class TumourQuantities {
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            entry("tumor purity", Measurement.PURITY),
            entry("tumor content", Measurement.PURITY),
            entry("tumor cell content", Measurement.PURITY),
            entry("tumor cellularity", Measurement.PURITY),
            entry("tumor cell fraction", Measurement.PURITY),
            entry("tumor fraction", Measurement.PURITY),
            entry("neoplastic cell content", Measurement.PURITY),
            entry("neoplastic cellularity", Measurement.PURITY),
            entry("percent tumor nuclei", Measurement.PURITY),
            entry("tumor ploidy", Measurement.PLOIDY),
            entry("ploidy", Measurement.PLOIDY));

    private TumourQuantities() {}

    /** The name that the house has for it. */
    static Optional<String> named(Coded code) {
        return code.writings()
                .map(Words::fold)
                .flatMap(text -> NAMES.stream()
                        .filter(name -> Words.contains(text, name.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst();
    }
}
