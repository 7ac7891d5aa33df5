package org.companion.knowledge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Words;
import org.companion.genome.Gene;

/** From alleles to phenotype by table (CPIC allele function and diplotype tables); no rule is in the code. */
public final class Phenotypes {
    private static final String ONE_COPY = "(hemizygous)";
    private static final String NO_VALUE = "n/a";

    private final Map<Key, Function> functions = new HashMap<>();
    private final Map<Pair, Lookup> byFunctions = new HashMap<>();
    private final Map<Key, Lookup> byScore = new HashMap<>();
    private final Map<Gene, Set<Lookup>> lookups = new HashMap<>();
    private final Map<String, String> spellings;
    private final Set<Gene> ofOneCopy;

    private record Key(Gene gene, String name) {}

    private record Pair(Gene gene, String first, String second) {}

    /** An allele with its clinical function and, for genes with an activity score, its value (or {@code n/a}). */
    public record Function(Gene gene, String allele, String function, String activity) {}

    /** A row of the phenotype table: two functions (or one and {@code (hemizygous)}), or one total score. */
    public record Rule(Gene gene, boolean byScore, String first, String second, Lookup lookup) {}

    /** A phenotype and, for genes with an activity score, the score by which CPIC keys its advice. */
    public record Lookup(String phenotype, Optional<String> score) {}

    public Phenotypes(Collection<Function> functions, Collection<Rule> rules, Map<String, String> spellings) {
        functions.forEach(f -> this.functions.put(new Key(f.gene(), f.allele()), f));
        for (var rule : rules) {
            lookups.computeIfAbsent(rule.gene(), gene -> new HashSet<>()).add(rule.lookup());
            if (rule.byScore()) {
                byScore.put(new Key(rule.gene(), rule.first()), rule.lookup());
            } else {
                byFunctions.put(new Pair(rule.gene(), rule.first(), rule.second()), rule.lookup());
                byFunctions.put(new Pair(rule.gene(), rule.second(), rule.first()), rule.lookup());
            }
        }
        var pairs = rules.stream()
                .filter(rule -> rule.byScore()
                        || !rule.second().equals(ONE_COPY) && !rule.second().equals(rule.first()))
                .map(Rule::gene)
                .collect(toUnmodifiableSet());
        ofOneCopy = rules.stream()
                .map(Rule::gene)
                .filter(gene -> !pairs.contains(gene))
                .collect(toUnmodifiableSet());
        var folded = new HashMap<String, String>();
        spellings.forEach((spelling, name) -> folded.put(Words.fold(spelling), name));
        rules.forEach(rule -> folded.putIfAbsent(
                Words.fold(rule.lookup().phenotype()), rule.lookup().phenotype()));
        this.spellings = Map.copyOf(folded);
    }

    /** Whether the tables speak of this gene at all. */
    public boolean knows(Gene gene) {
        return lookups.containsKey(gene);
    }

    /** Whether everybody has one copy of the gene, as of mitochondrial ones: the tables have no pair of two functions. */
    public boolean isOfOneCopy(Gene gene) {
        return ofOneCopy.contains(gene);
    }

    /** The phenotype of a complete genotype; empty when an allele or the pair is not in the tables. */
    public Optional<Lookup> of(Gene gene, List<String> alleles) {
        var found = alleles.stream()
                .flatMap(allele -> Optional.ofNullable(functions.get(new Key(gene, allele))).stream())
                .toList();
        if (found.size() != alleles.size() || found.isEmpty() || found.size() > 2) {
            return Optional.empty();
        }
        var first = found.get(0);
        if (found.size() == 1) {
            return Optional.ofNullable(byFunctions.get(new Pair(gene, first.function(), ONE_COPY)));
        }
        var second = found.get(1);
        return total(first, second)
                .flatMap(score -> Optional.ofNullable(byScore.get(new Key(gene, score))))
                .or(() -> Optional.ofNullable(byFunctions.get(new Pair(gene, first.function(), second.function()))))
                .or(() -> Optional.ofNullable(byFunctions.get(new Pair(gene, first.activity(), second.activity()))));
    }

    /** Whether two genotypes of a gene are the same, or mean the same by the tables. */
    public boolean meanSame(Gene gene, List<String> alleles, List<String> others) {
        var meant = of(gene, alleles);
        return alleles.equals(others) || meant.isPresent() && meant.equals(of(gene, others));
    }

    private static Optional<String> total(Function first, Function second) {
        if (first.activity().isEmpty() || second.activity().isEmpty()) {
            return Optional.empty();
        }
        if (first.activity().equals(NO_VALUE) || second.activity().equals(NO_VALUE)) {
            return Optional.empty();
        }
        try {
            var sum = new BigDecimal(first.activity()).add(new BigDecimal(second.activity()));
            return Optional.of(written(sum));
        } catch (NumberFormatException copiesNotCounted) {
            return Optional.empty();
        }
    }

    /** A score as the tables write it: at least one decimal. */
    private static String written(BigDecimal score) {
        var plain = score.stripTrailingZeros();
        return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }

    /**
     * What a reported phenotype can mean: the lookups of the gene with that name, narrowed by the score where one is
     * given. Empty when the words are no phenotype of the gene.
     */
    public Set<Lookup> reported(Gene gene, String words, Optional<String> score) {
        var text = Words.fold(words);
        var withoutGene = Words.fold(text.replace(Words.fold(gene.symbol()), " "));
        var name = Stream.of(text, withoutGene)
                .flatMap(spelling -> Optional.ofNullable(spellings.get(spelling)).stream())
                .findFirst();
        var named = lookups.getOrDefault(gene, Set.of()).stream()
                .filter(lookup ->
                        name.filter(n -> n.equalsIgnoreCase(lookup.phenotype())).isPresent())
                .collect(toUnmodifiableSet());
        var exact = named.stream()
                .filter(lookup ->
                        lookup.score().isPresent() && lookup.score().equals(score.flatMap(Phenotypes::asScore)))
                .collect(toUnmodifiableSet());
        return exact.isEmpty() ? named : exact;
    }

    private static Optional<String> asScore(String text) {
        try {
            return Optional.of(written(new BigDecimal(text.strip())));
        } catch (NumberFormatException noNumber) {
            return Optional.of(text.strip());
        }
    }
}
