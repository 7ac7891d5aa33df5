package org.companion.calling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.companion.calling.Called.Diplotype;
import org.companion.calling.Called.Open;
import org.companion.calling.GeneDefinition.Method;
import org.companion.genome.Gene;

/**
 * Calls the alleles of a gene from what was seen at its loci. An allele has the reference wherever its definition says
 * nothing else; of the pairs that fit, the one whose alleles are defined by most loci is the best (the rule of the named
 * allele matcher of PharmCAT, Sangkuhl et al., Clin Pharmacol Ther 2020). A locus that was not seen is left out of all
 * definitions, and the alleles that could hide there are named.
 */
public final class Caller {
    /** Whether two genotypes of a gene mean the same. */
    public interface Meaning {
        boolean same(Gene gene, List<String> alleles, List<String> others);
    }

    private final Meaning meaning;

    public Caller(Meaning meaning) {
        this.meaning = meaning;
    }

    /** {@code seen}: what was seen at each of the gene's loci. */
    public Called call(GeneDefinition gene, List<Optional<At>> seen) {
        var missing = IntStream.range(0, seen.size())
                .filter(locus -> seen.get(locus).isEmpty())
                .mapToObj(locus -> gene.loci().get(locus).name())
                .toList();
        if (missing.size() == seen.size()) {
            return new Called(gene.gene(), List.of(), Optional.of(Open.NOTHING_SEEN), missing, List.of());
        }
        var hidden = hidden(gene, seen);
        var possible = gene.method() == Method.LOWEST_FUNCTION
                ? LowestFunction.of(gene, seen)
                : matched(gene, candidates(gene, hidden, seen), seen);
        return new Called(
                gene.gene(),
                possible,
                open(gene, possible, hidden, seen),
                missing,
                hidden.stream().map(NamedAllele::name).toList());
    }

    private Optional<Open> open(
            GeneDefinition gene, List<Diplotype> possible, List<NamedAllele> hidden, List<Optional<At>> seen) {
        if (gene.method() == Method.STRUCTURAL) {
            return Optional.of(Open.STRUCTURAL);
        }
        if (possible.isEmpty()) {
            return Optional.of(Open.NO_MATCH);
        }
        var best = possible.get(0);
        if (isKeyMissing(gene, best, hidden, seen)) {
            return Optional.of(Open.KEY_MISSING);
        }
        return possible.stream()
                        .takeWhile(one -> one.score() == best.score())
                        .allMatch(one -> meaning.same(gene.gene(), best.alleles(), one.alleles()))
                ? Optional.empty()
                : Optional.of(Open.AMBIGUOUS);
    }

    /**
     * Whether an allele that matters could be there unseen and would change what the genotype means. Where every variant
     * counts, one that takes function away is told although worse could hide: silence would harm more.
     */
    private boolean isKeyMissing(
            GeneDefinition gene, Diplotype best, List<NamedAllele> hidden, List<Optional<At>> seen) {
        var key = hidden.stream()
                .filter(allele -> gene.key().contains(allele.name()))
                .toList();
        if (key.isEmpty()) {
            return false;
        }
        if (gene.method() == Method.LOWEST_FUNCTION) {
            return best.alleles().stream().allMatch(allele -> gene.harm().getOrDefault(allele, 0) == 0);
        }
        var others = new ArrayList<>(candidates(gene, hidden, seen));
        others.addAll(key);
        return matched(gene, others, seen).stream()
                .filter(pair -> key.stream().anyMatch(allele -> pair.alleles().contains(allele.name())))
                .anyMatch(pair -> !meaning.same(gene.gene(), best.alleles(), pair.alleles()));
    }

    /** The alleles that could be there and cannot be told from one of which everything was seen. */
    private static List<NamedAllele> hidden(GeneDefinition gene, List<Optional<At>> seen) {
        var whole = gene.alleles().stream()
                .filter(allele -> !isHalfSeen(allele, seen) && fits(allele, seen))
                .map(allele -> visible(allele, seen))
                .collect(Collectors.toSet());
        return gene.alleles().stream()
                .filter(allele -> isHalfSeen(allele, seen) && fits(allele, seen))
                .filter(allele -> whole.contains(visible(allele, seen)))
                .toList();
    }

    private static boolean isHalfSeen(NamedAllele allele, List<Optional<At>> seen) {
        return allele.defined().keySet().stream()
                .anyMatch(locus -> allele.isChangedAt(locus) && seen.get(locus).isEmpty());
    }

    /** What of the allele could be seen. */
    private static Map<Integer, Integer> visible(NamedAllele allele, List<Optional<At>> seen) {
        return allele.defined().entrySet().stream()
                .filter(entry -> seen.get(entry.getKey()).isPresent() && allele.isChangedAt(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<NamedAllele> candidates(
            GeneDefinition gene, List<NamedAllele> hidden, List<Optional<At>> seen) {
        return gene.alleles().stream()
                .filter(allele -> !hidden.contains(allele) && fits(allele, seen))
                .toList();
    }

    /** Whether one of the copies could carry the allele. */
    private static boolean fits(NamedAllele allele, List<Optional<At>> seen) {
        for (int locus = 0; locus < seen.size(); locus++) {
            var at = seen.get(locus);
            if (at.isPresent() && !at.get().fits(allele.at(locus))) {
                return false;
            }
        }
        return true;
    }

    private static List<Diplotype> matched(GeneDefinition gene, List<NamedAllele> candidates, List<Optional<At>> seen) {
        var oneCopy = seen.stream().flatMap(Optional::stream).anyMatch(At::isOneCopy);
        var found = new ArrayList<Diplotype>();
        for (int i = 0; i < candidates.size(); i++) {
            var first = candidates.get(i);
            if (oneCopy) {
                found.add(new Diplotype(List.of(first.name()), score(gene, first, seen)));
                continue;
            }
            for (int j = i; j < candidates.size(); j++) {
                var second = candidates.get(j);
                if (Pairing.fits(first, second, seen)) {
                    found.add(new Diplotype(
                            List.of(first.name(), second.name()),
                            score(gene, first, seen) + score(gene, second, seen)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Diplotype::score).reversed());
        return found;
    }

    private static int score(GeneDefinition gene, NamedAllele allele, List<Optional<At>> seen) {
        var known =
                IntStream.range(0, seen.size()).filter(locus -> seen.get(locus).isPresent());
        return (int)
                (allele.equals(gene.reference())
                        ? known.count()
                        : known.filter(locus -> allele.defined().containsKey(locus))
                                .count());
    }
}
