package org.companion.advice;

import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NO_CALL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.VariantGenotypes.Derived;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Source;
import org.companion.genome.Gene;
import org.companion.knowledge.Inhibition;
import org.companion.knowledge.Inhibition.Inhibitor;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Phenotypes.Lookup;

/** What a chart's results of a gene mean together by the tables: genotypes, reported phenotypes, and what is taken beside. */
final class GermlineReading {
    private static final String INDETERMINATE = "Indeterminate";
    private static final String MALE = "male";

    private final Chart chart;
    private final Phenotypes phenotypes;
    private final Beside beside;
    private final Inhibition inhibition;
    private final VariantGenotypes variants;
    private final Map<Gene, Meant> read = new HashMap<>();

    GermlineReading(
            Chart chart, Phenotypes phenotypes, Beside beside, Inhibition inhibition, VariantGenotypes variants) {
        this.variants = variants;
        this.chart = chart;
        this.phenotypes = phenotypes;
        this.beside = beside;
        this.inhibition = inhibition;
    }

    /** What one result can mean: one lookup for a genotype, several for a phenotype that covers several scores. */
    private record Meaning(Set<Lookup> possible, Grounds grounds, Source source, boolean isGenotype) {
        boolean isOfReport(Meaning other) {
            return source.reference().equals(other.source.reference());
        }
    }

    /**
     * What all results of a gene say together.
     *
     * @param told those of them that say something
     * @param agreed what these can mean together
     * @param open why they mean nothing, where they do
     */
    record Meant(List<Grounds> told, List<Lookup> agreed, Optional<Verdict> open) {}

    /** What is known of the gene; read once. */
    Meant of(Gene gene) {
        return read.computeIfAbsent(gene, this::read);
    }

    private Meant read(Gene gene) {
        var meanings = byAlleles(meanings(gene));
        var telling = telling(meanings);
        var agreed = telling.isEmpty() ? List.<Lookup>of() : agreed(telling);
        var reading = new Meant(
                telling.stream().map(Meaning::grounds).toList(),
                agreed,
                agreed.isEmpty() ? Optional.of(open(gene, meanings, telling)) : Optional.empty());
        return beside.inhibiting(gene)
                .flatMap(inhibitor -> converted(reading, inhibitor))
                .orElse(reading);
    }

    /** What the results are worth beside a drug that inhibits the gene's product (phenoconversion). */
    private Optional<Meant> converted(Meant reading, Inhibitor inhibitor) {
        var worth = reading.agreed().stream()
                .flatMap(lookup -> inhibition.converted(inhibitor.gene(), inhibitor.strength(), lookup).stream())
                .distinct()
                .toList();
        if (worth.isEmpty() || worth.equals(reading.agreed())) {
            return Optional.empty();
        }
        var words = "acts as " + worth.get(0).phenotype() + " beside "
                + inhibitor.drug().name();
        return Optional.of(new Meant(
                reading.told().stream().map(grounds -> grounds.noted(words)).toList(), worth, reading.open()));
    }

    /**
     * Of a report whose words for the phenotype are not what its alleles mean by the tables (allele functions are revised),
     * the alleles count, and the words are told beside them.
     */
    private static List<Meaning> byAlleles(List<Meaning> meanings) {
        var kept = new ArrayList<>(meanings);
        for (var reported : meanings) {
            var alleles = meanings.stream()
                    .filter(one -> one.isGenotype() && !reported.isGenotype() && one.isOfReport(reported))
                    .filter(one -> !one.possible().isEmpty()
                            && agreed(List.of(one, reported)).isEmpty())
                    .findFirst();
            if (alleles.isPresent() && !reported.possible().isEmpty()) {
                kept.remove(reported);
                var words = "reported as " + reported.grounds().phenotype().orElse("something else");
                kept.replaceAll(one -> one.equals(alleles.get())
                        ? new Meaning(one.possible(), one.grounds().noted(words), one.source(), true)
                        : one);
            }
        }
        return kept;
    }

    private Verdict open(Gene gene, List<Meaning> meanings, List<Meaning> telling) {
        if (meanings.isEmpty()) {
            return Stated.notAnswered(gene.symbol(), Stated.unread(chart, gene.symbol()::equals));
        }
        return new Verdict.NotKnown(
                gene.symbol(),
                telling.isEmpty() ? NO_CALL : CONFLICTING,
                meanings.stream().map(Meaning::grounds).toList());
    }

    /** The results that say something; one of uncertain function counts only where no other says more. */
    private static List<Meaning> telling(List<Meaning> meanings) {
        var readable = meanings.stream().filter(m -> !m.possible().isEmpty()).toList();
        var certain = readable.stream()
                .filter(m -> m.possible().stream().noneMatch(l -> l.phenotype().equals(INDETERMINATE)))
                .toList();
        return certain.isEmpty() ? readable : certain;
    }

    /** What all results can mean together; empty when two of them exclude each other. */
    private static List<Lookup> agreed(List<Meaning> meanings) {
        return meanings.get(0).possible().stream()
                .filter(lookup ->
                        meanings.stream().allMatch(m -> m.possible().stream().anyMatch(o -> same(o, lookup))))
                .toList();
    }

    /** CPIC's "Likely" names the same phenotype with less certainty; laboratories often leave the word out. */
    private static boolean same(Lookup one, Lookup other) {
        return one.score().equals(other.score())
                && one.phenotype()
                        .replace("Likely ", "")
                        .equals(other.phenotype().replace("Likely ", ""));
    }

    private List<Meaning> meanings(Gene gene) {
        var meanings = new ArrayList<Meaning>();
        chart.findings(Genotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var lookup = lookup(found);
                    meanings.add(new Meaning(
                            lookup.map(Set::of).orElse(Set.of()),
                            Stated.of(gene, found.text(), lookup.map(Lookup::phenotype), found.source()),
                            found.source(),
                            true));
                });
        chart.findings(Phenotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var possible = phenotypes.reported(gene, found.reported(), found.activityScore());
                    meanings.add(new Meaning(
                            possible,
                            Stated.of(
                                    gene,
                                    "",
                                    possible.stream()
                                            .map(Lookup::phenotype)
                                            .findFirst()
                                            .or(() -> Optional.of(found.reported())),
                                    found.source()),
                            found.source(),
                            false));
                });
        if (meanings.isEmpty()) {
            variants.of(gene).ifPresent(derived -> meanings.addAll(meanings(gene, derived)));
        }
        return meanings;
    }

    /** What was called from variants means the same by each of them. */
    private List<Meaning> meanings(Gene gene, Derived derived) {
        var lookup = phenotypes.of(gene, derived.alleles());
        var result = String.join("/", derived.alleles()) + " by its variants";
        return derived.from().stream()
                .map(variant -> new Meaning(
                        lookup.map(Set::of).orElse(Set.of()),
                        Stated.of(gene, result, lookup.map(Lookup::phenotype), variant.source()),
                        variant.source(),
                        true))
                .toList();
    }

    /** The alleles as reported; a man's one allele of a gene on the X is all he has, as everybody's of a mitochondrion. */
    private Optional<Lookup> lookup(Genotype found) {
        if (found.complete()) {
            return phenotypes.of(found.gene(), found.alleles());
        }
        var onlyOne = phenotypes.isOfOneCopy(found.gene())
                || chart.person().flatMap(person -> person.sex()).equals(Optional.of(MALE));
        return onlyOne && found.alleles().size() == 1 ? phenotypes.of(found.gene(), found.alleles()) : Optional.empty();
    }

    /** A genotype with what it means. */
    Grounds grounds(Genotype found) {
        return Stated.of(found.gene(), found.text(), lookup(found).map(Lookup::phenotype), found.source());
    }
}
