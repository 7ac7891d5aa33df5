package org.companion.tumour;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.tumour.Samples.Sample;
import org.companion.tumour.TumourShare.Basis;

/**
 * Which share of a tumour's cells carries a change. With purity {@code p}, copies of the gene in tumour cells {@code c} (two
 * where it is not told, else the ploidy), two in others, and {@code m} changed copies, the read fraction is {@code v = f·p·m /
 * (p·c + 2·(1 − p))}, so that {@code f = v·(p·c + 2·(1 − p)) / (p·m)}; {@code m} is the whole number that brings {@code f} nearest to
 * one without falling short, as is usual (Landau, Cell 2013; McGranahan, Sci Transl Med 2015). The interval is that of the read
 * fraction (Wilson, 95 %); where the reads were not counted 100 are assumed. Without a purity the most frequent change of the
 * same specimen is taken to be in every cell. Never from an inherited change.
 */
public final class Clonality {
    private static final int ASSUMED_READS = 100;
    private static final double Z = 1.96;
    /** Specimens that were taken within so many days show one time and several places. */
    private static final int SAME_TIME = 45;

    private static final BigDecimal DIPLOID = new BigDecimal(2);

    private final List<Sample> samples;
    private final Map<Finding, Sample> byFinding;

    public Clonality(Chart chart) {
        samples = Samples.of(chart);
        byFinding = Samples.byFinding(samples);
    }

    /** The share of cells that carry the variant; empty where it cannot be told. */
    public Optional<TumourShare> of(Variant variant) {
        if (variant.presence() != Presence.PRESENT || variant.details().isInherited()) {
            return Optional.empty();
        }
        var here = Optional.ofNullable(byFinding.get(variant));
        return here.flatMap(sample -> withinSample(variant, sample).or(() -> overSamples(variant, sample)));
    }

    private static Optional<TumourShare> withinSample(Variant variant, Sample sample) {
        if (variant.share().isEmpty()) {
            return Optional.empty();
        }
        var purity = quantity(sample, Measurement.PURITY).filter(p -> p > 0 && p <= 1);
        return purity.isPresent() ? byPurity(variant, sample, purity.get()) : besideDriver(variant, sample);
    }

    private static Optional<TumourShare> byPurity(Variant variant, Sample sample, double purity) {
        var copies = variant.details()
                .copies()
                .map(BigDecimal::doubleValue)
                .or(() -> quantity(sample, Measurement.PLOIDY))
                .filter(c -> c >= 1)
                .orElse(2.0);
        var factor = (purity * copies + 2 * (1 - purity)) / purity;
        var read = variant.share().orElseThrow().doubleValue();
        var changed = Math.max(1, Math.floor(read * factor + 0.1));
        var interval = interval(read, variant.details().reads().orElse(ASSUMED_READS));
        return Optional.of(TumourShare.of(
                read * factor / changed, interval[0] * factor / changed, interval[1] * factor / changed, Basis.PURITY));
    }

    /** The most frequent change may be on more than one copy, so that only a clear distance from it says something. */
    private static Optional<TumourShare> besideDriver(Variant variant, Sample sample) {
        var driver = sample.of(Variant.class).stream()
                .filter(other -> other.presence() == Presence.PRESENT && isOfTumour(other))
                .max(Comparator.comparing(other -> other.share().orElse(BigDecimal.ZERO)));
        var most = driver.flatMap(Variant::share).map(BigDecimal::doubleValue).orElse(0.0);
        var read = variant.share().orElseThrow().doubleValue();
        if (most <= 0 || driver.filter(variant::equals).isPresent() || !isOfTumour(variant)) {
            return Optional.empty();
        }
        var interval = interval(read, variant.details().reads().orElse(ASSUMED_READS));
        return Optional.of(TumourShare.of(read / most, interval[0] / most, interval[1] / most, Basis.DRIVER));
    }

    private static boolean isOfTumour(Variant found) {
        return !found.details().isInherited()
                && found.share().isPresent()
                && found.details()
                        .copies()
                        .filter(c -> c.compareTo(DIPLOID) > 0)
                        .isEmpty()
                && !found.details().significance().equals(Optional.of(Significance.BENIGN));
    }

    /** Other specimens of the same time that were looked at for it and do not have it. */
    private Optional<TumourShare> overSamples(Variant variant, Sample here) {
        var together = samples.stream()
                .filter(other -> other.specimen().isPresent() && isOfSameTime(here, other))
                .toList();
        var with = together.stream().filter(other -> has(other, variant)).count();
        var without = together.stream()
                .filter(other -> !has(other, variant) && lacks(other, variant))
                .count();
        if (with == 0 || without == 0) {
            return Optional.empty();
        }
        var fraction = (double) with / (with + without);
        var interval = interval(fraction, (int) (with + without));
        return Optional.of(TumourShare.of(fraction, interval[0], interval[1], Basis.SPECIMENS));
    }

    private static boolean isOfSameTime(Sample one, Sample other) {
        return one.date().isPresent()
                && other.date().isPresent()
                && Math.abs(ChronoUnit.DAYS.between(
                                one.date().get(), other.date().get()))
                        <= SAME_TIME;
    }

    private static boolean has(Sample sample, Variant variant) {
        return sample.of(Variant.class).stream()
                .anyMatch(found -> found.presence() == Presence.PRESENT && isSame(found, variant));
    }

    private static boolean lacks(Sample sample, Variant variant) {
        return sample.of(Variant.class).stream()
                .anyMatch(found -> found.presence() == Presence.ABSENT
                        && found.gene().equals(variant.gene())
                        && (found.ofWholeGene() || isSame(found, variant)));
    }

    static boolean isSame(Variant one, Variant other) {
        return one.gene().equals(other.gene()) && one.text().equals(other.text());
    }

    private static Optional<Double> quantity(Sample sample, String name) {
        return sample.of(Measurement.class).stream()
                .filter(measured -> measured.loinc().contains(name))
                .map(Clonality::number)
                .findFirst();
    }

    private static double number(Measurement measured) {
        var value = measured.value().doubleValue();
        return measured.unit().equals("%") ? value / 100 : value;
    }

    /** Wilson's interval of a fraction that was counted in {@code n}; 95 %. */
    private static double[] interval(double fraction, int n) {
        var square = Z * Z / n;
        var middle = (fraction + square / 2) / (1 + square);
        var half = Z / (1 + square) * Math.sqrt(fraction * (1 - fraction) / n + square / (4 * n));
        return new double[] {middle - half, middle + half};
    }
}
