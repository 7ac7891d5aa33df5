package org.companion.calling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        var hidden = gene.alleles().stream()
                .filter(allele -> isHidden(allele, seen) && fits(allele, seen))
                .map(NamedAllele::name)
                .toList();
        var possible =
                gene.method() == Method.LOWEST_FUNCTION ? LowestFunction.of(gene, seen) : matched(gene, seen, hidden);
        return new Called(gene.gene(), possible, open(gene, possible, hidden), missing, hidden);
    }

    private Optional<Open> open(GeneDefinition gene, List<Diplotype> possible, List<String> hidden) {
        if (gene.method() == Method.STRUCTURAL) {
            return Optional.of(Open.STRUCTURAL);
        }
        if (possible.isEmpty()) {
            return Optional.of(Open.NO_MATCH);
        }
        if (hidden.stream().anyMatch(gene.key()::contains)) {
            return Optional.of(Open.KEY_MISSING);
        }
        var best = possible.get(0);
        return possible.stream()
                        .takeWhile(one -> one.score() == best.score())
                        .allMatch(one -> meaning.same(gene.gene(), best.alleles(), one.alleles()))
                ? Optional.empty()
                : Optional.of(Open.AMBIGUOUS);
    }

    /** Whether nothing that sets the allele apart from the reference was seen at all. */
    private static boolean isHidden(NamedAllele allele, List<Optional<At>> seen) {
        var changed =
                allele.defined().keySet().stream().filter(allele::isChangedAt).toList();
        return !changed.isEmpty()
                && changed.stream().allMatch(locus -> seen.get(locus).isEmpty());
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

    private static List<Diplotype> matched(GeneDefinition gene, List<Optional<At>> seen, List<String> hidden) {
        var candidates = gene.alleles().stream()
                .filter(allele -> !hidden.contains(allele.name()) && fits(allele, seen))
                .toList();
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
