package org.companion.calling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.calling.Called.Diplotype;

/**
 * Genes of which every variant is an allele of its own (DPYD, RYR1): of the variants found the two that leave least
 * function are told, one of each copy where the copies are told apart. Unphased variants are taken to lie on both.
 */
final class LowestFunction {
    /** The harm of a variant of which nothing is known: worse than none. */
    private static final int UNKNOWN = 1;

    private LowestFunction() {}

    /** A variant and how many copies carry it. */
    private record Carried(NamedAllele allele, int copies, OptionalInt block, boolean onFirst) {}

    static List<Diplotype> of(GeneDefinition gene, List<Optional<At>> seen) {
        var carried = new ArrayList<Carried>();
        for (var allele : gene.alleles()) {
            carried(allele, seen).ifPresent(carried::add);
        }
        carried.removeIf(one -> carried.stream().anyMatch(other -> isPartOf(one.allele(), other.allele())));
        if (hasUnknown(seen)) {
            return List.of();
        }
        carried.sort(Comparator.comparing(
                        (Carried one) -> gene.harm().getOrDefault(one.allele().name(), UNKNOWN))
                .reversed());
        var worst = byCopy(carried)
                .orElseGet(() -> carried.stream()
                        .flatMap(one ->
                                Collections.nCopies(one.copies(), one.allele().name()).stream())
                        .limit(2)
                        .toList());
        var alleles = new ArrayList<String>(worst);
        while (alleles.size() < 2) {
            alleles.add(0, gene.reference().name());
        }
        return List.of(new Diplotype(alleles, carried.size()));
    }

    /** Where all are heterozygous and of one phased block, the worst of each copy. */
    private static Optional<List<String>> byCopy(List<Carried> carried) {
        var blocks = carried.stream().map(Carried::block).collect(Collectors.toSet());
        var phased = blocks.size() == 1 && !blocks.equals(Set.of(OptionalInt.empty()));
        if (!phased || carried.stream().anyMatch(one -> one.copies() != 1)) {
            return Optional.empty();
        }
        Map<Boolean, List<Carried>> copies = carried.stream().collect(Collectors.groupingBy(Carried::onFirst));
        return Optional.of(
                copies.values().stream().map(on -> on.get(0).allele().name()).toList());
    }

    private static Optional<Carried> carried(NamedAllele allele, List<Optional<At>> seen) {
        var at = allele.defined().entrySet().stream()
                .filter(entry -> allele.isChangedAt(entry.getKey()))
                .filter(entry -> seen.get(entry.getKey()).isPresent())
                .toList();
        if (at.isEmpty()) {
            return Optional.empty();
        }
        var copies = at.stream()
                .mapToInt(entry -> seen.get(entry.getKey()).orElseThrow().count(entry.getValue()))
                .min()
                .orElse(0);
        var first = seen.get(at.get(0).getKey()).orElseThrow();
        return copies == 0
                ? Optional.empty()
                : Optional.of(new Carried(
                        allele,
                        copies,
                        first.block(),
                        (1 << first.first() & at.get(0).getValue()) != 0));
    }

    /** A haplotype that was found says all that a part of it says. */
    private static boolean isPartOf(NamedAllele one, NamedAllele other) {
        return !one.equals(other)
                && other.defined().entrySet().containsAll(one.defined().entrySet())
                && other.defined().size() > one.defined().size();
    }

    /** Whether something is there that no allele of the gene has. */
    private static boolean hasUnknown(List<Optional<At>> seen) {
        return seen.stream()
                .flatMap(Optional::stream)
                .anyMatch(at -> at.first() == At.OTHER || at.second() == At.OTHER);
    }
}
