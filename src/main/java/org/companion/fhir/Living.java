package org.companion.fhir;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Source;

/**
 * A result beyond genes and numbers, in words: serology, a germ, how the patient lives.
 *
 * @param name what was looked at
 * @param result what came out
 */
public record Living(String name, String result, Source source) {
    /** All of a chart, the newest first; of a tumour's markers those that are no gene's. */
    public static List<Living> of(Chart chart) {
        return chart.findings().stream()
                .flatMap(Living::of)
                .distinct()
                .sorted(Comparator.comparing((Living one) -> one.source().date().orElse(LocalDate.MIN))
                        .reversed()
                        .thenComparing(Living::name))
                .toList();
    }

    private static Stream<Living> of(Finding finding) {
        if (finding instanceof Trait trait) {
            return Stream.of(new Living(trait.name(), trait.written(), trait.source()));
        }
        if (finding instanceof Susceptibility germ) {
            var result = germ.answer().word() + " to " + germ.drug();
            return Stream.of(new Living(germ.germ().orElse("germ"), result, germ.source()));
        }
        return finding instanceof Biomarker marker
                ? Stream.of(new Living(marker.name(), marker.written(), marker.source()))
                : Stream.empty();
    }

    /** The day in words. */
    Optional<String> day() {
        return source.date().map(LocalDate::toString);
    }
}
