package org.companion.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Gene;
import org.companion.knowledge.Phenotypes.Lookup;

/** Drugs that keep a gene's product from working, and what a phenotype is worth beside them (phenoconversion). */
public final class Inhibition {
    private static final Inhibition NONE = new Inhibition(List.of(), Map.of());

    private final Map<Ingredient, List<Inhibitor>> byDrug = new HashMap<>();
    private final Map<From, Lookup> conversions;

    /** How strongly a drug inhibits. */
    public enum Strength {
        STRONG("strong"),
        MODERATE("moderate");

        private final String code;

        Strength(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A drug that inhibits; {@code toBeConfirmed} where its reference was recalled. */
    public record Inhibitor(Ingredient drug, Gene gene, Strength strength, boolean toBeConfirmed) {}

    /** What is converted: an activity score or, of genes without one, a phenotype. */
    public record From(Gene gene, Strength strength, String value) {}

    public Inhibition(Collection<Inhibitor> inhibitors, Map<From, Lookup> conversions) {
        inhibitors.forEach(one ->
                byDrug.computeIfAbsent(one.drug(), drug -> new ArrayList<>()).add(one));
        this.conversions = Map.copyOf(conversions);
    }

    public static Inhibition none() {
        return NONE;
    }

    /** What the drug inhibits. */
    public List<Inhibitor> by(Ingredient drug) {
        return byDrug.getOrDefault(drug, List.of());
    }

    /** What the lookup is worth beside such an inhibitor; empty where the tables do not say. */
    public Optional<Lookup> converted(Gene gene, Strength strength, Lookup lookup) {
        return Optional.ofNullable(
                conversions.get(new From(gene, strength, lookup.score().orElse(lookup.phenotype()))));
    }
}
