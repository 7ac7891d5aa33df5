package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.genome.Gene;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Phenotypes.Lookup;

/** What a chart's genotypes and reported phenotypes mean by the tables. */
public final class Phenotyping {
    private Phenotyping() {}

    /**
     * One gene's meaning by one result.
     *
     * @param diplotype as written, where the result is a genotype
     * @param phenotype by the tables; empty where they do not say
     * @param reference FHIR reference of the result
     */
    public record Meaning(
            Gene gene,
            Optional<String> diplotype,
            Optional<String> phenotype,
            Optional<String> activityScore,
            String reference) {}

    /** The meaning of every result about a gene of the tables, in the chart's order. */
    public static List<Meaning> of(Chart chart, Phenotypes tables) {
        var meanings = new ArrayList<Meaning>();
        chart.findings(Genotype.class)
                .filter(found -> tables.knows(found.gene()))
                .forEach(found -> {
                    var lookup = found.complete() ? tables.of(found.gene(), found.alleles()) : Optional.<Lookup>empty();
                    meanings.add(new Meaning(
                            found.gene(),
                            Optional.of(found.text()),
                            lookup.map(Lookup::phenotype),
                            lookup.flatMap(Lookup::score),
                            found.source().reference()));
                });
        chart.findings(Phenotype.class)
                .filter(found -> tables.knows(found.gene()))
                .forEach(found -> {
                    var possible = tables.reported(found.gene(), found.reported(), found.activityScore());
                    meanings.add(new Meaning(
                            found.gene(),
                            Optional.empty(),
                            possible.stream()
                                    .map(Lookup::phenotype)
                                    .findFirst()
                                    .or(() -> Optional.of(found.reported())),
                            possible.size() == 1 ? possible.iterator().next().score() : Optional.empty(),
                            found.source().reference()));
                });
        return meanings;
    }
}
