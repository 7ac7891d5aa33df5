package org.companion.intake;

import java.util.HashSet;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.genome.Gene;

/** What a finding is about, as it is asked for: a gene, a marker, a LOINC code. */
final class Subjects implements Finding.Kinds<Set<String>> {
    static Set<String> of(Finding finding) {
        return finding.fold(new Subjects());
    }

    private static Set<String> of(Gene gene) {
        return Set.of(gene.symbol());
    }

    @Override
    public Set<String> genotype(Finding.Genotype genotype) {
        return of(genotype.gene());
    }

    @Override
    public Set<String> allele(Finding.AlleleStatus allele) {
        return of(allele.gene());
    }

    @Override
    public Set<String> phenotype(Finding.Phenotype phenotype) {
        return of(phenotype.gene());
    }

    @Override
    public Set<String> variant(Finding.Variant variant) {
        return of(variant.gene());
    }

    @Override
    public Set<String> copies(Finding.CopyNumber copies) {
        return of(copies.gene());
    }

    @Override
    public Set<String> fusion(Finding.Fusion fusion) {
        var genes = new HashSet<String>();
        fusion.genes().forEach(gene -> genes.add(gene.symbol()));
        return genes;
    }

    @Override
    public Set<String> biomarker(Finding.Biomarker biomarker) {
        return Set.of(biomarker.name());
    }

    @Override
    public Set<String> measurement(Finding.Measurement measurement) {
        return measurement.loinc();
    }

    @Override
    public Set<String> susceptibility(Finding.Susceptibility susceptibility) {
        return Set.of(susceptibility.drug() + " susceptibility");
    }

    @Override
    public Set<String> trait(Finding.Trait trait) {
        return Set.of(trait.name());
    }

    @Override
    public Set<String> phase(Finding.Phase phase) {
        return Set.of();
    }

    @Override
    public Set<String> unreadable(Finding.Unreadable unreadable) {
        return unreadable.about();
    }
}
