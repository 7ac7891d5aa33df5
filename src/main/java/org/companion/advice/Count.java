package org.companion.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.companion.knowledge.Analyte;

/**
 * What was measured of one analyte over time, and where it begins to matter for drugs.
 *
 * @param points the oldest first, those without a day before all others
 * @param thresholds the lowest first
 */
public record Count(Analyte analyte, List<Point> points, List<Threshold> thresholds) {
    public Count {
        points = List.copyOf(points);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * One result.
     *
     * @param value in the analyte's unit; empty where it is no single number, or its unit cannot be converted
     * @param written as the laboratory wrote it, or how it was computed
     * @param reference FHIR reference of the result
     */
    public record Point(
            Optional<LocalDate> day,
            Optional<BigDecimal> value,
            String written,
            String reference,
            boolean preliminary) {}

    /**
     * A bound that statements set.
     *
     * @param side on which side of the value it matters, such as {@code below} or {@code from}
     * @param drugs of which it is said, by name
     * @param taken those of them that the patient takes
     */
    public record Threshold(BigDecimal value, String side, List<String> drugs, List<String> taken) {
        public Threshold {
            drugs = List.copyOf(drugs);
            taken = List.copyOf(taken);
        }
    }

    /** The newest result. */
    public Optional<Point> newest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }
}
