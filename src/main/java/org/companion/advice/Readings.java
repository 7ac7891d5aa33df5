package org.companion.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Source;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Analyte.Estimated;
import org.companion.knowledge.Units;

/** The results of one chart by what they measure, each converted once; with what is estimated from others. */
final class Readings {
    private final Chart chart;
    private final Units units;
    private final Body body;
    private final LocalDate today;
    private final Map<Analyte, List<Reading>> known = new HashMap<>();

    Readings(Chart chart, Units units, Body body, LocalDate today) {
        this.chart = chart;
        this.units = units;
        this.body = body;
        this.today = today;
    }

    /**
     * One result.
     *
     * @param written as the laboratory wrote it, or how it was computed
     * @param span what it can mean; empty where its unit cannot be converted
     */
    record Reading(String written, Optional<Span> span, Source source) {
        Grounds grounds(Analyte analyte) {
            return Stated.of(
                    analyte.name(),
                    written + source.date().map(date -> " (" + date + ")").orElse(""),
                    source);
        }
    }

    /** All that was measured of it; an estimate only where nothing was measured that day. */
    List<Reading> of(Analyte analyte) {
        var found = known.get(analyte);
        if (found == null) {
            found = read(analyte);
            known.put(analyte, found);
        }
        return found;
    }

    private List<Reading> read(Analyte analyte) {
        var all = new ArrayList<>(measured(analyte));
        analyte.estimated()
                .ifPresent(how -> estimated(how).stream()
                        .filter(one -> all.stream()
                                .noneMatch(other -> other.source()
                                        .date()
                                        .equals(one.source().date())))
                        .toList()
                        .forEach(all::add));
        return List.copyOf(all);
    }

    private List<Reading> measured(Analyte analyte) {
        return chart.findings(Measurement.class)
                .filter(found -> analyte.isMeasuredBy(found.loinc()))
                .map(found -> new Reading(found.text(), Span.of(found, analyte, units), found.source()))
                .toList();
    }

    private List<Reading> estimated(Estimated how) {
        var readings = new ArrayList<Reading>();
        for (var basis : measured(how.from())) {
            var day = basis.source().date().orElse(today);
            KidneyFunction.of(body.sex(), body.age(day))
                    .flatMap(kidney -> basis.span().map(span -> span.inverse(kidney::at)))
                    .ifPresent(span -> readings.add(new Reading(
                            span.number().map(number -> number + ", estimated").orElse("estimated")
                                    + " by CKD-EPI 2021 from " + how.from().name() + " " + basis.written(),
                            Optional.of(span),
                            basis.source())));
        }
        return readings;
    }
}
