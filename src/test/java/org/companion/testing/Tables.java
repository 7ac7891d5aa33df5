package org.companion.testing;

import static org.companion.testing.Examples.gene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Diseases;
import org.companion.knowledge.Drugs;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Phenotypes.Function;
import org.companion.knowledge.Phenotypes.Lookup;
import org.companion.knowledge.Phenotypes.Rule;

/** The side tables of the small house: drugs, diseases, alleles and phenotypes. */
public final class Tables {
    private static final Map<String, String> RXCUI = Map.ofEntries(
            Map.entry("abacavir", "190521"),
            Map.entry("allopurinol", "519"),
            Map.entry("aspirin", "1191"),
            Map.entry("celecoxib", "140587"),
            Map.entry("cetuximab", "318341"),
            Map.entry("clopidogrel", "32968"),
            Map.entry("clozapine", "2626"),
            Map.entry("erlotinib", "337525"),
            Map.entry("imatinib", "282388"),
            Map.entry("lamivudine", "68244"),
            Map.entry("osimertinib", "1721560"),
            Map.entry("ponatinib", "1364347"),
            Map.entry("prasugrel", "613391"),
            Map.entry("ticagrelor", "1116632"),
            Map.entry("trastuzumab", "224905"),
            Map.entry("vemurafenib", "1147220"));

    private Tables() {}

    public static Ingredient drug(String name) {
        return new Ingredient(name, Optional.ofNullable(RXCUI.get(name)));
    }

    public static Drugs drugs() {
        var ingredients = RXCUI.keySet().stream().map(Tables::drug).collect(Collectors.toCollection(ArrayList::new));
        ingredients.add(drug("asciminib"));
        return new Drugs(
                ingredients,
                List.of(
                        product("309362", "clopidogrel 75 MG Oral Tablet", "clopidogrel"),
                        product("213169", "clopidogrel 75 MG Oral Tablet [Plavix]", "clopidogrel"),
                        product("602393", "abacavir 600 MG / lamivudine 300 MG Oral Tablet", "abacavir", "lamivudine")),
                List.of(
                        new Drugs.OtherName("Plavix", drug("clopidogrel")),
                        new Drugs.OtherName("imatinib mesylate", drug("imatinib")),
                        new Drugs.OtherName("Gleevec", drug("imatinib")),
                        new Drugs.OtherName("ASA", drug("aspirin"))));
    }

    private static Drugs.Product product(String rxcui, String name, String... ingredients) {
        return new Drugs.Product(
                rxcui, name, Arrays.stream(ingredients).map(Tables::drug).collect(Collectors.toSet()));
    }

    /** name, id, parent, codes */
    private static final List<List<String>> DISEASES = List.of(
            List.of("disease", "DOID:4", "", ""),
            List.of("cancer", "DOID:162", "DOID:4", "ICD10|C80"),
            List.of("leukemia", "DOID:1240", "DOID:162", "ICD10|C95"),
            List.of("chronic myeloid leukemia", "DOID:8552", "DOID:1240", "ICD10|C92.1"),
            List.of("acute myeloid leukemia", "DOID:9119", "DOID:1240", "ICD10|C92.0"),
            List.of("lung cancer", "DOID:1324", "DOID:162", "ICD10|C34"),
            List.of("lung non-small cell carcinoma", "DOID:3908", "DOID:1324", "ONCOTREE|NSCLC"),
            List.of("lung small cell carcinoma", "DOID:5409", "DOID:1324", "ONCOTREE|SCLC"),
            List.of("melanoma", "DOID:1909", "DOID:162", "ICD10|C43"),
            List.of("breast cancer", "DOID:1612", "DOID:162", "ICD10|C50"),
            List.of("colorectal cancer", "DOID:9256", "DOID:162", "ICD10|C18"),
            List.of("gout", "DOID:13189", "DOID:4", "ICD10|M10"),
            List.of("osteoarthritis", "DOID:8398", "DOID:4", "ICD10|M19"));

    public static Disease disease(String name) {
        return DISEASES.stream()
                .filter(row -> row.get(0).equals(name))
                .map(row -> new Disease(row.get(1), name))
                .findFirst()
                .orElseThrow();
    }

    public static Diseases diseases() {
        var entries = DISEASES.stream()
                .map(row ->
                        new Diseases.Entry(new Disease(row.get(1), row.get(0)), orNone(row.get(2)), orNone(row.get(3))))
                .toList();
        return new Diseases(
                entries,
                Map.of(
                        "CML", "DOID:8552",
                        "NSCLC", "DOID:3908",
                        "non-small cell lung cancer", "DOID:3908",
                        "small cell lung cancer", "DOID:5409",
                        "carcinoma of the breast", "DOID:1612"));
    }

    private static Set<String> orNone(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text);
    }

    public static Phenotypes phenotypes() {
        return new Phenotypes(
                List.of(
                        allele("CYP2C19", "*1", "Normal function", ""),
                        allele("CYP2C19", "*2", "No function", ""),
                        allele("CYP2C19", "*3", "No function", ""),
                        allele("CYP2C19", "*17", "Increased function", ""),
                        allele("CYP2C9", "*1", "Normal function", "1.0"),
                        allele("CYP2C9", "*2", "Decreased function", "0.5"),
                        allele("CYP2C9", "*3", "No function", "0.0"),
                        allele("CYP2D6", "*1", "Normal function", "1.0"),
                        allele("CYP2D6", "*10", "Decreased function", "0.25"),
                        allele("CYP2D6", "*1x≥3", "Increased function", "≥3.0"),
                        allele("CYP2D6", "*22", "Uncertain function", "n/a"),
                        allele("G6PD", "A-", "III/Deficient", ""),
                        allele("G6PD", "B", "IV/Normal", "")),
                List.of(
                        pair("CYP2C19", "Normal function", "Normal function", "Normal Metabolizer", ""),
                        pair("CYP2C19", "No function", "Normal function", "Intermediate Metabolizer", ""),
                        pair("CYP2C19", "No function", "No function", "Poor Metabolizer", ""),
                        score("CYP2C9", "2.0", "Normal Metabolizer"),
                        score("CYP2C9", "1.5", "Intermediate Metabolizer"),
                        score("CYP2C9", "1.0", "Intermediate Metabolizer"),
                        score("CYP2C9", "0.5", "Poor Metabolizer"),
                        score("CYP2C9", "0.0", "Poor Metabolizer"),
                        score("CYP2D6", "1.25", "Normal Metabolizer"),
                        pair("CYP2D6", "1.0", "≥3.0", "Ultrarapid Metabolizer", "≥4.0"),
                        pair("CYP2D6", "1.0", "n/a", "Indeterminate", "n/a"),
                        pair("G6PD", "III/Deficient", "(hemizygous)", "Deficient", ""),
                        pair("G6PD", "III/Deficient", "IV/Normal", "Variable", "")),
                Map.of("PM", "Poor Metabolizer", "LA9657-3", "Poor Metabolizer"));
    }

    private static Function allele(String gene, String name, String function, String activity) {
        return new Function(gene(gene), name, function, activity);
    }

    private static Rule pair(String gene, String first, String second, String phenotype, String score) {
        var written = score.isEmpty() ? Optional.<String>empty() : Optional.of(score);
        return new Rule(gene(gene), false, first, second, new Lookup(phenotype, written));
    }

    private static Rule score(String gene, String score, String phenotype) {
        return new Rule(gene(gene), true, score, "", new Lookup(phenotype, Optional.of(score)));
    }
}
