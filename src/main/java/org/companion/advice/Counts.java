package org.companion.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.advice.Count.Point;
import org.companion.advice.Count.Threshold;
import org.companion.advice.Readings.Reading;
import org.companion.chart.Chart;
import org.companion.chart.Treatment;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Units;

/** What was measured of a patient over time beside the thresholds of the packs. */
public final class Counts {
    private final KnowledgeBase knowledge;
    private final Units units;

    public Counts(KnowledgeBase knowledge, Units units) {
        this.knowledge = knowledge;
        this.units = units;
    }

    /** One for each analyte of which there is a result, in the order of the packs. */
    public List<Count> of(Chart chart, LocalDate today) {
        var readings = new Readings(chart, units, new Body(chart, units), today);
        var taken = taken(chart);
        var bounds = bounds();
        return knowledge.analytes().stream()
                .filter(analyte -> !readings.of(analyte).isEmpty())
                .map(analyte -> new Count(
                        analyte,
                        points(readings.of(analyte)),
                        thresholds(bounds.getOrDefault(analyte, Map.of()), taken)))
                .toList();
    }

    private Set<Ingredient> taken(Chart chart) {
        return chart.treatments().stream()
                .filter(one -> one.state() == Treatment.State.ACTIVE)
                .flatMap(one -> knowledge.drugs().recognise(one.drug()).stream())
                .collect(Collectors.toSet());
    }

    private static List<Point> points(List<Reading> readings) {
        return readings.stream()
                .map(one -> new Point(
                        one.source().date(),
                        one.span().flatMap(Span::number),
                        one.written(),
                        one.source().reference(),
                        one.source().preliminary()))
                .sorted(Comparator.comparing(point -> point.day().orElse(LocalDate.MIN)))
                .toList();
    }

    /** A side of a value, in the order of the values. */
    private record Bound(BigDecimal value, String side) implements Comparable<Bound> {
        @Override
        public int compareTo(Bound other) {
            return Comparator.comparing(Bound::value).thenComparing(Bound::side).compare(this, other);
        }
    }

    /** The bounds of all statements, by what they are of, with the drugs. */
    private Map<Analyte, Map<Bound, Set<Ingredient>>> bounds() {
        var all = new HashMap<Analyte, Map<Bound, Set<Ingredient>>>();
        knowledge.drugsWithStatements().stream()
                .flatMap(drug -> knowledge.about(drug).stream())
                .distinct()
                .forEach(statement -> statement.when().leaves().forEach(leaf -> {
                    if (leaf instanceof HasLaboratory asked) {
                        var ofAnalyte = all.computeIfAbsent(asked.analyte(), key -> new TreeMap<>());
                        bounds(asked)
                                .forEach(bound -> ofAnalyte
                                        .computeIfAbsent(bound, key -> new HashSet<>())
                                        .addAll(statement.drugs()));
                    }
                }));
        return all;
    }

    private static List<Threshold> thresholds(Map<Bound, Set<Ingredient>> bounds, Set<Ingredient> taken) {
        return bounds.entrySet().stream()
                .map(one -> new Threshold(
                        one.getKey().value(),
                        one.getKey().side(),
                        names(one.getValue()),
                        names(one.getValue().stream().filter(taken::contains).toList())))
                .toList();
    }

    private static Stream<Bound> bounds(HasLaboratory asked) {
        return Stream.of(
                        asked.from().map(value -> new Bound(value, "from")),
                        asked.above().map(value -> new Bound(value, "above")),
                        asked.atMost().map(value -> new Bound(value, "at most")),
                        asked.below().map(value -> new Bound(value, "below")))
                .flatMap(Optional::stream);
    }

    private static List<String> names(Collection<Ingredient> drugs) {
        return drugs.stream().map(Ingredient::name).sorted().toList();
    }
}
