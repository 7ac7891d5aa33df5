package org.companion.tumour;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.genome.Gene;

/**
 * What patients are looked up by: one thing that a tumour carries, in the words of the field: {@code KRAS}, {@code KRAS
 * G12C}, {@code ERBB2 amplification}, {@code PTEN loss}, {@code ALK fusion}, {@code MSI high}.
 */
public record Alteration(String name) implements Comparable<Alteration> {
    /** Longer names are not kept. */
    public static final int LONGEST = 120;

    /** Any change of the gene. */
    public static Alteration of(Gene gene) {
        return new Alteration(gene.symbol());
    }

    /** One change of the gene, by its short name. */
    public static Alteration of(Gene gene, String change) {
        return new Alteration(gene.symbol() + " " + change);
    }

    public static Alteration fusion(Gene gene) {
        return of(gene, "fusion");
    }

    public static Alteration amplification(Gene gene) {
        return of(gene, "amplification");
    }

    public static Alteration loss(Gene gene) {
        return of(gene, "loss");
    }

    public static Alteration marker(String name, String value) {
        return new Alteration(name + " " + value.toLowerCase(Locale.ROOT));
    }

    /** What the findings show to be there; what is absent or not known leaves nothing. */
    public static Set<Alteration> in(List<Finding> findings) {
        var all = new LinkedHashSet<Alteration>();
        findings.forEach(finding -> finding.fold(KEYS).stream()
                .filter(one -> one.name().length() <= LONGEST)
                .forEach(all::add));
        return all;
    }

    @Override
    public int compareTo(Alteration other) {
        return name.compareTo(other.name);
    }

    private static final Finding.Kinds<Set<Alteration>> KEYS = new Finding.Kinds<>() {
        @Override
        public Set<Alteration> variant(Variant variant) {
            if (variant.presence() != Presence.PRESENT) {
                return Set.of();
            }
            return variant.text().isEmpty()
                    ? Set.of(of(variant.gene()))
                    : Set.of(of(variant.gene()), of(variant.gene(), variant.text()));
        }

        @Override
        public Set<Alteration> fusion(Fusion fusion) {
            var all = new LinkedHashSet<Alteration>();
            if (fusion.presence() == Presence.PRESENT) {
                fusion.genes().forEach(gene -> all.add(Alteration.fusion(gene)));
            }
            return all;
        }

        @Override
        public Set<Alteration> copies(CopyNumber copies) {
            if (copies.presence() != Presence.PRESENT) {
                return Set.of();
            }
            return Set.of(
                    copies.change() == CopyNumber.Change.GAIN ? amplification(copies.gene()) : loss(copies.gene()));
        }

        @Override
        public Set<Alteration> biomarker(Biomarker marker) {
            var all = new LinkedHashSet<Alteration>();
            marker.values().forEach(value -> all.add(Alteration.marker(marker.name(), value)));
            return all;
        }

        @Override
        public Set<Alteration> genotype(Genotype genotype) {
            return Set.of();
        }

        @Override
        public Set<Alteration> allele(AlleleStatus allele) {
            return Set.of();
        }

        @Override
        public Set<Alteration> phenotype(Phenotype phenotype) {
            return Set.of();
        }

        @Override
        public Set<Alteration> measurement(Measurement measurement) {
            return Set.of();
        }

        @Override
        public Set<Alteration> susceptibility(Finding.Susceptibility susceptibility) {
            return Set.of();
        }

        @Override
        public Set<Alteration> trait(Finding.Trait trait) {
            return Set.of();
        }

        @Override
        public Set<Alteration> phase(Phase phase) {
            return Set.of();
        }

        @Override
        public Set<Alteration> unreadable(Unreadable unreadable) {
            return Set.of();
        }
    };
}
