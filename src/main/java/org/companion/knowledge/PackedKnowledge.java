package org.companion.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one reading of the packs gave, immutable and indexed by ingredient. */
public final class PackedKnowledge implements KnowledgeBase {
    private final List<Pack> packs;
    private final Drugs drugs;
    private final Diseases diseases;
    private final Phenotypes phenotypes;
    private final Circumstances circumstances;
    private final List<Analyte> analytes;
    private final List<Trial> trials;
    private final Map<Ingredient, List<Statement>> byDrug = new HashMap<>();
    private final Map<String, Pack> byPackId = new HashMap<>();
    private final Map<String, Statement> byId = new HashMap<>();

    public PackedKnowledge(
            List<Pack> packs,
            Drugs drugs,
            Diseases diseases,
            Phenotypes phenotypes,
            Circumstances circumstances,
            List<Statement> statements,
            List<Analyte> analytes,
            List<Trial> trials) {
        this.analytes = List.copyOf(analytes);
        this.trials = List.copyOf(trials);
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

    @Override
    public List<Pack> packs() {
        return packs;
    }

    @Override
    public Optional<Pack> packOf(String statementId) {
        return Optional.ofNullable(byPackId.get(statementId.substring(0, statementId.indexOf(':'))));
    }

    @Override
    public Optional<Statement> statement(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Drugs drugs() {
        return drugs;
    }

    @Override
    public Diseases diseases() {
        return diseases;
    }

    @Override
    public Circumstances circumstances() {
        return circumstances;
    }

    @Override
    public Phenotypes phenotypes() {
        return phenotypes;
    }

    @Override
    public List<Statement> about(Ingredient drug) {
        return byDrug.getOrDefault(drug, List.of());
    }

    @Override
    public List<Analyte> analytes() {
        return analytes;
    }

    @Override
    public List<Trial> trials() {
        return trials;
    }

    @Override
    public List<Ingredient> drugsWithStatements() {
        return drugs.all().stream().filter(byDrug::containsKey).toList();
    }
}
