package org.companion.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.companion.genome.Gene;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;

/**
 * The alleles of a gene and how they are told apart.
 *
 * @param alleles the first has the reference at every locus
 * @param key alleles that a test has to be able to see, or it says too little of the gene
 * @param harm for {@link Method#LOWEST_FUNCTION}: how little is left of the gene's function, the worst highest
 */
public record GeneDefinition(
        Gene gene,
        Method method,
        List<Locus> loci,
        List<NamedAllele> alleles,
        Set<String> key,
        Map<String, Integer> harm) {
    public GeneDefinition {
        loci = List.copyOf(loci);
        alleles = List.copyOf(alleles);
        key = Set.copyOf(key);
        harm = Map.copyOf(harm);
    }

    /** How the alleles of a gene are found. */
    public enum Method {
        /** A copy carries one named allele; all loci of the copy must fit it. */
        NAMED_ALLELES,
        /** Every variant counts; of two copies the two variants that leave least function, by copy where phased. */
        LOWEST_FUNCTION,
        /** Whole-gene deletions, copies and hybrids decide, which small variants do not show. */
        STRUCTURAL
    }

    NamedAllele reference() {
        return alleles.get(0);
    }

    /** The same on the other build; a locus that does not lift stays where it is, so that nothing is seen at it. */
    public GeneDefinition on(Function<Interval, Optional<Interval>> places, Function<Spdi, Optional<Spdi>> changes) {
        var lifted = new ArrayList<Locus>();
        for (var locus : loci) {
            var place = places.apply(locus.place());
            var alternatives = locus.alternatives().stream()
                    .flatMap(change -> changes.apply(change).stream())
                    .toList();
            var whole = place.isPresent()
                    && alternatives.size() == locus.alternatives().size();
            lifted.add(whole ? new Locus(locus.name(), place.get(), alternatives) : locus);
        }
        return new GeneDefinition(gene, method, lifted, alleles, key, harm);
    }
}
