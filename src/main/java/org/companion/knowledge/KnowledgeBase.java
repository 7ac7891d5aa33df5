package org.companion.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the packs say, immutable and indexed by ingredient. */
public final class KnowledgeBase {
    private final List<Pack> packs;
    private final Drugs drugs;
    private final Diseases diseases;
    private final Phenotypes phenotypes;
    private final Circumstances circumstances;
    private final Map<Ingredient, List<Statement>> byDrug = new HashMap<>();
    private final Map<String, Pack> byPackId = new HashMap<>();
    private final Map<String, Statement> byId = new HashMap<>();

    public KnowledgeBase(
            List<Pack> packs,
            Drugs drugs,
            Diseases diseases,
            Phenotypes phenotypes,
            Circumstances circumstances,
            List<Statement> statements) {
        this.circumstances = circumstances;
        this.packs = List.copyOf(packs);
        this.drugs = drugs;
        this.diseases = diseases;
        this.phenotypes = phenotypes;
        packs.forEach(pack -> byPackId.put(pack.id(), pack));
        for (var statement : statements) {
            byId.put(statement.id(), statement);
            statement
                    .drugs()
                    .forEach(drug -> byDrug.computeIfAbsent(drug, key -> new ArrayList<>())
                            .add(statement));
        }
        byDrug.replaceAll((drug, list) -> List.copyOf(list));
    }

    public List<Pack> packs() {
        return packs;
    }

    /** The pack that a statement id belongs to, by the part before its colon. */
    public Optional<Pack> packOf(String statementId) {
        return Optional.ofNullable(byPackId.get(statementId.substring(0, statementId.indexOf(':'))));
    }

    /** The statement with this id; empty where no pack has it, or has it no more. */
    public Optional<Statement> statement(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Drugs drugs() {
        return drugs;
    }

    public Diseases diseases() {
        return diseases;
    }

    public Circumstances circumstances() {
        return circumstances;
    }

    public Phenotypes phenotypes() {
        return phenotypes;
    }

    /** What is said of the drug; empty: nothing is known, and nothing will be said. */
    public List<Statement> about(Ingredient drug) {
        return byDrug.getOrDefault(drug, List.of());
    }

    /** The drugs of which anything is said, by name. */
    public List<Ingredient> drugsWithStatements() {
        return drugs.all().stream().filter(byDrug::containsKey).toList();
    }
}
