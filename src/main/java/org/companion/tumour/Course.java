package org.companion.tumour;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Treatment;
import org.companion.genome.Gene;
import org.companion.tumour.Samples.Sample;

/**
 * How a tumour has changed: each of its changes over all of the patient's samples, the oldest first. A change is new where an
 * earlier sample was looked at for the gene and did not show it; it rises or falls where its read fraction is half as much again,
 * or a third less, and by two hundredths at least; it is cleared where the newest sample that looked for it did not find it.
 */
public final class Course {
    private static final String RESPONSE = "response";
    private static final String PROGRESSION = "progression";
    private static final BigDecimal HALF_AS_MUCH_AGAIN = new BigDecimal("1.5");
    private static final BigDecimal LEAST = new BigDecimal("0.02");

    private final Chart chart;
    private final List<Sample> samples;

    public Course(Chart chart) {
        this.chart = chart;
        samples = Samples.of(chart).stream().filter(Course::isOfTumour).toList();
    }

    /** What has become of a change from one sample to the next. */
    public enum Trend {
        FIRST_SEEN("seen"),
        NEW("newly seen"),
        RISING("rising"),
        FALLING("falling"),
        STEADY("much the same"),
        CLEARED("no longer found");

        private final String words;

        Trend(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A change in one sample.
     *
     * @param share of the sample's reads, 0 to 1, where it was found and counted
     */
    public record Point(Sample sample, Presence presence, Optional<BigDecimal> share, String reference) {}

    /**
     * A change over all samples that looked for it.
     *
     * @param trend from the last but one of its points to the last
     * @param since the drugs that had been begun before the sample in which it was first seen, the last begun first; empty for one
     *     that was there from the start
     */
    public record Track(Gene gene, String change, List<Point> points, Trend trend, List<Treatment> since) {
        public Track {
            points = List.copyOf(points);
            since = List.copyOf(since);
        }

        /** As it is said, such as {@code EGFR T790M}. */
        public String name() {
            return change.isEmpty() ? gene.symbol() : gene.symbol() + " " + change;
        }
    }

    /** The samples, the oldest first; those in which only blood counts and the like were looked at are left out. */
    public List<Sample> samples() {
        return samples;
    }

    private static boolean isOfTumour(Sample sample) {
        return sample.findings().stream().anyMatch(Course::isGenetic);
    }

    private static boolean isGenetic(Finding finding) {
        return finding instanceof Fusion
                || finding instanceof CopyNumber
                || (finding instanceof Variant variant && !variant.details().isInherited());
    }

    /** The tumour's changes, the newest first, then the most frequent. */
    public List<Track> tracks() {
        var byName = new LinkedHashMap<String, Variant>();
        chart.findings(Variant.class)
                .filter(found -> found.presence() == Presence.PRESENT
                        && !found.details().isInherited()
                        && !found.text().isEmpty())
                .forEach(found -> byName.putIfAbsent(found.gene() + " " + found.text(), found));
        return byName.values().stream()
                .map(this::track)
                .sorted(Comparator.comparing(Track::trend, Comparator.comparing(trend -> trend != Trend.NEW))
                        .thenComparing(track -> last(track.points()).negate()))
                .toList();
    }

    private static BigDecimal last(List<Point> points) {
        return points.get(points.size() - 1).share().orElse(BigDecimal.ZERO);
    }

    private Track track(Variant variant) {
        var points = new ArrayList<Point>();
        for (var sample : samples) {
            point(variant, sample).ifPresent(points::add);
        }
        var trend = trend(points);
        var isLater = points.get(0).presence() == Presence.ABSENT;
        return new Track(
                variant.gene(), variant.text(), points, trend, isLater ? begunBefore(firstSeen(points)) : List.of());
    }

    private static Point firstSeen(List<Point> points) {
        return points.stream()
                .filter(point -> point.presence() == Presence.PRESENT)
                .findFirst()
                .orElseThrow();
    }

    /** What the sample says of the change: there, or looked for and not there. */
    private static Optional<Point> point(Variant variant, Sample sample) {
        var ofGene = sample.of(Variant.class).stream()
                .filter(found -> found.gene().equals(variant.gene()))
                .toList();
        var there = ofGene.stream()
                .filter(found -> found.presence() == Presence.PRESENT && Clonality.isSame(found, variant))
                .max(Comparator.comparing(found -> found.share().orElse(BigDecimal.ZERO)));
        if (there.isPresent()) {
            return there.map(found -> new Point(
                    sample, Presence.PRESENT, found.share(), found.source().reference()));
        }
        return ofGene.stream()
                .filter(found -> rulesOut(found, variant))
                .findFirst()
                .map(found -> new Point(
                        sample,
                        Presence.ABSENT,
                        Optional.empty(),
                        found.source().reference()));
    }

    /** It was looked for: the gene as a whole without a finding, this change, or another change of a gene that was sequenced. */
    private static boolean rulesOut(Variant found, Variant asked) {
        return found.presence() == Presence.ABSENT
                ? found.ofWholeGene() || Clonality.isSame(found, asked)
                : found.presence() == Presence.PRESENT && found.share().isPresent();
    }

    private static Trend trend(List<Point> points) {
        var now = points.get(points.size() - 1);
        if (now.presence() == Presence.ABSENT) {
            return Trend.CLEARED;
        }
        if (points.size() == 1) {
            return Trend.FIRST_SEEN;
        }
        var before = points.get(points.size() - 2);
        if (before.presence() == Presence.ABSENT) {
            return Trend.NEW;
        }
        return now.share().isPresent() && before.share().isPresent()
                ? between(before.share().get(), now.share().get())
                : Trend.STEADY;
    }

    private static Trend between(BigDecimal before, BigDecimal now) {
        if (now.subtract(before).abs().compareTo(LEAST) < 0) {
            return Trend.STEADY;
        }
        if (now.compareTo(before.multiply(HALF_AS_MUCH_AGAIN)) >= 0) {
            return Trend.RISING;
        }
        return before.compareTo(now.multiply(HALF_AS_MUCH_AGAIN)) >= 0 ? Trend.FALLING : Trend.STEADY;
    }

    private List<Treatment> begunBefore(Point point) {
        return point.sample().date().stream()
                .flatMap(day -> chart.treatments().stream()
                        .filter(one ->
                                one.since().filter(since -> since.isBefore(day)).isPresent()))
                .sorted(Comparator.comparing((Treatment one) -> one.since().orElse(LocalDate.MIN))
                        .reversed())
                .toList();
    }

    /** The day on which the cancer was last seen to have grown. */
    public Optional<LocalDate> progression() {
        return responses().entrySet().stream()
                .filter(one -> one.getValue().values().contains(PROGRESSION))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    /** How the cancer answered to treatment, by day, the oldest first. */
    public Map<LocalDate, Biomarker> responses() {
        var byDay = new LinkedHashMap<LocalDate, Biomarker>();
        chart.findings(Biomarker.class)
                .filter(found -> isResponse(found) && found.source().date().isPresent())
                .sorted(Comparator.comparing(found -> found.source().date().orElseThrow()))
                .forEach(found -> byDay.put(found.source().date().orElseThrow(), found));
        return byDay;
    }

    /** Whether the marker is how a cancer answered to treatment. */
    public static boolean isResponse(Biomarker marker) {
        return marker.name().equals(RESPONSE);
    }

    /** The day of the newest sample of the tumour's genes. */
    public Optional<LocalDate> newestSample() {
        return samples.stream().flatMap(sample -> sample.date().stream()).max(Comparator.naturalOrder());
    }
}
