package org.companion.chart;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.genome.Gene;

/** The genes, markers and tests that results say anything of; what patients are found by when the packs change. */
public final class Names implements Finding.Kinds<Set<String>> {
    private static final int LONGEST = 120;
    private static final Names NAMES = new Names();

    private Names() {}

    /** Those of some findings, in order; one too long to be looked up by is left out. */
    public static Set<String> of(Collection<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.fold(NAMES).stream())
                .filter(name -> name.length() <= LONGEST)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> genotype(Genotype genotype) {
        return name(genotype.gene());
    }

    @Override
    public Set<String> allele(AlleleStatus allele) {
        return name(allele.gene());
    }

    @Override
    public Set<String> phenotype(Phenotype phenotype) {
        return name(phenotype.gene());
    }

    @Override
    public Set<String> variant(Variant variant) {
        return name(variant.gene());
    }

    @Override
    public Set<String> fusion(Fusion fusion) {
        return fusion.genes().stream().map(Gene::symbol).collect(Collectors.toSet());
    }

    @Override
    public Set<String> copies(CopyNumber copies) {
        return name(copies.gene());
    }

    @Override
    public Set<String> biomarker(Biomarker marker) {
        return Set.of(marker.name());
    }

    @Override
    public Set<String> measurement(Measurement measurement) {
        return measurement.loinc();
    }

    @Override
    public Set<String> susceptibility(Susceptibility susceptibility) {
        return Stream.concat(susceptibility.germ().stream(), Stream.of(susceptibility.drug()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> trait(Trait trait) {
        return Set.of(trait.name());
    }

    @Override
    public Set<String> phase(Phase phase) {
        return Collections.emptySet();
    }

    @Override
    public Set<String> unreadable(Unreadable unreadable) {
        return unreadable.about();
    }

    private static Set<String> name(Gene gene) {
        return Set.of(gene.symbol());
    }
}
