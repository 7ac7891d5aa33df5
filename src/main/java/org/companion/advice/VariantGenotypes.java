package org.companion.advice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.companion.calling.At;
import org.companion.calling.Called;
import org.companion.calling.Caller;
import org.companion.calling.Definitions;
import org.companion.calling.GeneDefinition;
import org.companion.calling.Locus;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Zygosity;
import org.companion.genome.Assembly;
import org.companion.genome.Gene;
import org.companion.knowledge.Phenotypes;

/**
 * Genotypes that follow from variants which were reported one by one. Only what was reported counts: a position without
 * a report is no reference, and a variant without its number of copies is none either.
 */
final class VariantGenotypes {
    private final Chart chart;
    private final Definitions definitions;
    private final Caller caller;

    VariantGenotypes(Chart chart, Definitions definitions, Phenotypes phenotypes) {
        this.chart = chart;
        this.definitions = definitions;
        this.caller = new Caller(phenotypes::meanSame);
    }

    /** A genotype with the variants it was called from. */
    record Derived(List<String> alleles, List<Variant> from) {}

    /** The gene's genotype; empty where the variants on file do not make one. */
    Optional<Derived> of(Gene gene) {
        var variants = chart.findings(Variant.class)
                .filter(found -> found.gene().equals(gene) && !found.details().isSomatic())
                .toList();
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(Assembly.values())
                .flatMap(build -> definitions.on(build).stream())
                .filter(definition -> definition.gene().equals(gene))
                .map(definition -> caller.call(definition, seen(definition, variants)))
                .min(Comparator.comparingInt((Called called) -> called.missing().size()))
                .flatMap(Called::genotype)
                .map(genotype -> new Derived(genotype.alleles(), variants));
    }

    private static List<Optional<At>> seen(GeneDefinition gene, List<Variant> variants) {
        return gene.loci().stream().map(locus -> seen(locus, variants)).toList();
    }

    private static Optional<At> seen(Locus locus, List<Variant> variants) {
        var told = variants.stream()
                .flatMap(variant -> at(locus, variant).stream())
                .distinct()
                .toList();
        if (told.size() == 2 && told.stream().allMatch(VariantGenotypes::isOneOfTwo)) {
            return Optional.of(At.unphased(told.get(0).second(), told.get(1).second()));
        }
        var changed = told.stream().filter(at -> !at.equals(At.both(0))).toList();
        return changed.size() > 1
                ? Optional.empty()
                : Stream.concat(changed.stream(), told.stream()).findFirst();
    }

    private static boolean isOneOfTwo(At at) {
        return at.first() == 0 && at.second() > 0;
    }

    /** What one variant says of a locus; empty where it says nothing or not enough. */
    private static Optional<At> at(Locus locus, Variant variant) {
        var number = number(locus, variant);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (variant.presence() == Presence.ABSENT) {
            return locus.alternatives().size() == 1 ? Optional.of(At.both(0)) : Optional.empty();
        }
        return variant.presence() == Presence.PRESENT
                ? variant.details().zygosity().map(copies -> at(number.getAsInt(), copies))
                : Optional.empty();
    }

    private static At at(int number, Zygosity copies) {
        return switch (copies) {
            case HETEROZYGOUS -> At.unphased(0, number);
            case HOMOZYGOUS -> At.both(number);
            case HEMIZYGOUS -> At.oneCopy(number);
        };
    }

    /** Which of the locus' alternatives it is, by its place or, where there is one only, by its rsID. */
    private static OptionalInt number(Locus locus, Variant variant) {
        if (variant.position().isPresent()) {
            var index = locus.alternatives().indexOf(variant.position().get().trimmed());
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
        }
        return variant.names().contains(locus.name()) && locus.alternatives().size() == 1
                ? OptionalInt.of(1)
                : OptionalInt.empty();
    }
}
