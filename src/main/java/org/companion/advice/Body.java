package org.companion.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Person;
import org.companion.knowledge.Units;

/** Age, sex and weight of a patient, as far as they are on file. */
final class Body {
    private static final String KILOGRAM = "kg";

    private final Chart chart;
    private final Units units;

    Body(Chart chart, Units units) {
        this.chart = chart;
        this.units = units;
    }

    /** Completed years on a day. */
    Optional<Integer> age(LocalDate day) {
        return chart.person().flatMap(Person::born).map(born -> (int) ChronoUnit.YEARS.between(born, day));
    }

    /** The administrative gender's code. */
    Optional<String> sex() {
        return chart.person().flatMap(Person::sex);
    }

    /** The newest weight, in kilograms. */
    Optional<BigDecimal> weight() {
        var weights = chart.findings(Measurement.class)
                .filter(found -> found.loinc().contains(Measurement.WEIGHT))
                .toList();
        return weights.isEmpty()
                ? Optional.empty()
                : Stated.newest(weights, Measurement::source).stream()
                        .flatMap(found -> units.convert(found.value(), found.unit(), KILOGRAM).stream())
                        .findFirst();
    }
}
