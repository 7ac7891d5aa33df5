package org.companion.testing;

import static org.companion.knowledge.Category.ALTERNATIVE;
import static org.companion.knowledge.Category.AVOID;
import static org.companion.knowledge.Category.NO_BENEFIT;
import static org.companion.knowledge.Category.RESISTANCE;
import static org.companion.knowledge.Category.STANDARD;
import static org.companion.knowledge.Category.SUPPORTS;
import static org.companion.knowledge.Category.TEST_FIRST;
import static org.companion.knowledge.Strength.MODERATE;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Examples.change;
import static org.companion.testing.Examples.gene;
import static org.companion.testing.Statements.about;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Circumstances;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.Any;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.Codons;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Criterion.Not;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Over;
import org.companion.knowledge.Pack;
import org.companion.knowledge.PackedKnowledge;
import org.companion.knowledge.Statement;

/** A few statements of each kind, in the shape that the packs give them. */
public final class Knowledge {
    private Knowledge() {}

    public static KnowledgeBase base() {
        return base(statements());
    }

    public static KnowledgeBase base(List<Statement> statements) {
        var pack = new Pack("mini", "A few statements", "2026-11", "tests", "CC0-1.0", "0");
        return new PackedKnowledge(
                List.of(pack),
                Tables.drugs(),
                Tables.diseases(),
                Tables.phenotypes(),
                Circumstances.none(),
                statements,
                List.of(),
                List.of());
    }

    private static List<Statement> statements() {
        return List.of(
                about("mini:clopidogrel-pm", "clopidogrel")
                        .population("CVI ACS PCI")
                        .when(phenotype("CYP2C19", "Poor Metabolizer"))
                        .then(AVOID, STRONG, "prasugrel", "ticagrelor")
                        .made(),
                about("mini:clopidogrel-im", "clopidogrel")
                        .population("CVI ACS PCI")
                        .when(phenotype("CYP2C19", "Intermediate Metabolizer"))
                        .then(ALTERNATIVE, STRONG, "prasugrel", "ticagrelor")
                        .made(),
                about("mini:clopidogrel-nm", "clopidogrel")
                        .when(phenotype("CYP2C19", "Normal Metabolizer"))
                        .then(STANDARD, STRONG)
                        .untested(TEST_FIRST, "CYP2C19")
                        .made(),
                about("mini:celecoxib", "celecoxib")
                        .when(new HasActivity(gene("CYP2C9"), Set.of("0.0", "0.5")))
                        .then(ALTERNATIVE, MODERATE)
                        .made(),
                about("mini:abacavir", "abacavir")
                        .when(new CarriesAllele(gene("HLA-B"), "*57:01"))
                        .then(AVOID, STRONG)
                        .untested(TEST_FIRST, "HLA-B*57:01")
                        .made(),
                about("mini:allopurinol", "allopurinol")
                        .diseases("gout")
                        .when(new CarriesAllele(gene("HLA-B"), "*58:01"))
                        .then(AVOID, STRONG)
                        .made(),
                about("mini:imatinib-cml", "imatinib")
                        .diseases("chronic myeloid leukemia")
                        .when(new HasFusion(List.of(gene("BCR"), gene("ABL1"))))
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, STRONG)
                        .untested(TEST_FIRST, "BCR::ABL1")
                        .made(),
                about("mini:imatinib-t315i", "imatinib")
                        .diseases("chronic myeloid leukemia")
                        .when(protein("ABL1", "p.T315I"))
                        .then(RESISTANCE, STRONG, "ponatinib", "asciminib")
                        .made(),
                about("mini:erlotinib", "erlotinib")
                        .diseases("lung cancer")
                        .when(sensitizing())
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, STRONG)
                        .untested(TEST_FIRST, "EGFR")
                        .made(),
                about("mini:erlotinib-t790m", "erlotinib")
                        .diseases("lung cancer")
                        .when(protein("EGFR", "p.T790M"))
                        .then(RESISTANCE, STRONG, "osimertinib")
                        .made(),
                about("mini:osimertinib-t790m", "osimertinib")
                        .diseases("lung cancer")
                        .when(protein("EGFR", "p.T790M"))
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, MODERATE)
                        .untested(TEST_FIRST, "EGFR")
                        .made(),
                about("mini:osimertinib", "osimertinib")
                        .diseases("lung cancer")
                        .when(sensitizing())
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, STRONG)
                        .untested(TEST_FIRST, "EGFR")
                        .made(),
                about("mini:vemurafenib", "vemurafenib")
                        .diseases("melanoma")
                        .when(protein("BRAF", "p.V600E"))
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, STRONG)
                        .untested(TEST_FIRST, "BRAF")
                        .made(),
                about("mini:trastuzumab", "trastuzumab")
                        .diseases("breast cancer")
                        .when(new HasBiomarker("HER2", Set.of("positive")))
                        .then(SUPPORTS, STRONG)
                        .otherwise(NO_BENEFIT, STRONG)
                        .untested(TEST_FIRST, "HER2")
                        .made(),
                about("mini:cetuximab-wild-type", "cetuximab")
                        .diseases("colorectal cancer")
                        .when(new Not(rasMutated()))
                        .then(SUPPORTS, STRONG)
                        .untested(TEST_FIRST, "RAS")
                        .made(),
                about("mini:cetuximab-mutated", "cetuximab")
                        .diseases("colorectal cancer")
                        .when(rasMutated())
                        .then(RESISTANCE, STRONG)
                        .made(),
                about("mini:clozapine", "clozapine")
                        .when(neutrophils("500"))
                        .then(AVOID, STRONG)
                        .made());
    }

    public static Criterion phenotype(String gene, String name) {
        return new HasPhenotype(gene(gene), Set.of(name));
    }

    /** One protein change of a gene. */
    public static HasVariant protein(String gene, String hgvs) {
        return new HasVariant(gene(gene), Set.of(change(hgvs)), List.of(), Optional.empty(), Set.of());
    }

    private static HasVariant sensitizing() {
        return new HasVariant(
                gene("EGFR"),
                Set.of(change("p.L858R")),
                List.of(new Codons(746, 750)),
                Optional.of(Criterion.ChangeKind.DELETION),
                Set.of("exon 19 deletion"));
    }

    private static Criterion rasMutated() {
        return new Any(List.of(codons("KRAS"), codons("NRAS")));
    }

    private static Criterion codons(String gene) {
        var codons = List.of(new Codons(12, 13), new Codons(61, 61), new Codons(117, 117), new Codons(146, 146));
        return new HasVariant(gene(gene), Set.of(), codons, Optional.empty(), Set.of());
    }

    /** An absolute neutrophil count per microlitre below the bound, not older than 31 days. */
    public static HasLaboratory neutrophils(String below) {
        return new HasLaboratory(
                new Analyte("absolute neutrophil count", Set.of("751-8"), "/uL"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(below)),
                Optional.of(31),
                new Over.Newest());
    }

    /** The tests that may be ordered, by id. */
    static final Map<String, String> TESTS =
            Map.of("BCR::ABL1", "21821-4", "EGFR", "21665-5", "HLA-B*57:01", "50956-2");
}
