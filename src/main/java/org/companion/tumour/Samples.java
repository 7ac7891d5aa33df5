package org.companion.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Source;

/** A patient's findings by the material that was looked at: by specimen where it is told, else by day, else by report. */
public final class Samples {
    private Samples() {}

    /**
     * What was looked at together.
     *
     * @param date when
     * @param specimen FHIR reference of the material, where it is told
     */
    public record Sample(Optional<LocalDate> date, Optional<String> specimen, List<Finding> findings) {
        public Sample {
            findings = List.copyOf(findings);
        }

        /** The findings of one kind. */
        public <F extends Finding> List<F> of(Class<F> kind) {
            return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** The samples, the oldest first; undated ones before all others. */
    public static List<Sample> of(Chart chart) {
        var groups = new LinkedHashMap<String, List<Finding>>();
        for (var finding : chart.findings()) {
            groups.computeIfAbsent(key(finding.source()), key -> new ArrayList<>())
                    .add(finding);
        }
        return groups.values().stream()
                .map(Samples::sample)
                .sorted((one, other) -> order(one.date()).compareTo(order(other.date())))
                .toList();
    }

    private static Sample sample(List<Finding> together) {
        var date = together.stream()
                .flatMap(finding -> finding.source().date().stream())
                .max(LocalDate::compareTo);
        return new Sample(date, together.get(0).source().specimen(), together);
    }

    /** The sample of each finding. */
    static Map<Finding, Sample> byFinding(List<Sample> samples) {
        var byFinding = new LinkedHashMap<Finding, Sample>();
        samples.forEach(sample -> sample.findings().forEach(finding -> byFinding.put(finding, sample)));
        return byFinding;
    }

    private static String key(Source source) {
        return source.specimen()
                .or(() -> source.date().map(LocalDate::toString))
                .orElse(source.reference());
    }

    private static LocalDate order(Optional<LocalDate> date) {
        return date.orElse(LocalDate.MIN);
    }
}
