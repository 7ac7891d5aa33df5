package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.intake.Vocabulary.GeneTest;
import org.companion.intake.Vocabulary.Hotspot;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Category;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.LabTest;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Outcome.DoseShare;
import org.companion.knowledge.Over;
import org.companion.knowledge.Phenotypes.Lookup;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;
import org.junit.jupiter.api.Test;

/** What the small packs of src/test/resources/packs become. */
class LibraryTest {
    private static final Library LIBRARY = SmallPacks.good().read();
    private static final Gene EGFR = new Gene("EGFR");
    private static final Ingredient CLOPIDOGREL = new Ingredient("clopidogrel", Optional.of("32968"));
    private static final Disease CML = new Disease("DOID:8552", "chronic myeloid leukemia");

    private static Statement statement(String id) {
        return LIBRARY.knowledge().drugsWithStatements().stream()
                .flatMap(drug -> LIBRARY.knowledge().about(drug).stream())
                .filter(statement -> statement.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStatementIsReadWhole() {
        var then = new Outcome(
                Category.AVOID,
                Strength.STRONG,
                Optional.of(Indicator.CRITICAL),
                "hardly activated; give another inhibitor of platelets",
                List.of(new Ingredient("prasugrel", Optional.of("613391"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var because = new Evidence(
                "Sample of the tests",
                "A",
                "2022",
                "A guideline",
                "https://example.org/guideline",
                List.of("35034351", "PMC9243911"),
                List.of("EID1"),
                true);
        assertThat(statement("sample:1"))
                .isEqualTo(new Statement(
                        "sample:1",
                        Set.of(CLOPIDOGREL),
                        Optional.of("ACS PCI"),
                        Set.of(),
                        new Criterion.HasPhenotype(new Gene("CYP2C19"), Set.of("Poor Metabolizer")),
                        Optional.of(then),
                        Optional.empty(),
                        Optional.empty(),
                        because));
    }

    @Test
    void criteriaNest() {
        assertThat(statement("sample:2").when())
                .isEqualTo(new Criterion.All(List.of(
                        new Criterion.HasActivity(new Gene("CYP2D6"), Set.of("0.0", "1.0")),
                        new Criterion.Not(new Criterion.CarriesAllele(new Gene("HLA-B"), "*57:01")))));
    }

    @Test
    void aTumourIsAskedForFusionsCopiesMarkersAndDiagnoses() {
        assertThat(statement("sample:4").when())
                .isEqualTo(new Criterion.Any(List.of(
                        new Criterion.HasFusion(List.of(new Gene("BCR"), new Gene("ABL1"))),
                        new Criterion.HasAmplification(EGFR),
                        new Criterion.HasBiomarker("HER2", Set.of("positive", "low")),
                        new Criterion.HasCondition(
                                Set.of(CML, new Disease("DOID:3908", "lung non-small cell carcinoma"))))));
        assertThat(statement("sample:4").diseases()).containsExactly(CML);
    }

    @Test
    void aVariantIsAskedForByChangeCodonsAndName() {
        assertThat(statement("sample:5").when())
                .isEqualTo(new Criterion.HasVariant(
                        EGFR,
                        Set.of(ProteinChange.parse("L858R").orElseThrow()),
                        List.of(new Criterion.Codons(719, 719), new Criterion.Codons(746, 759)),
                        Optional.of(Criterion.ChangeKind.DELETION),
                        Set.of("exon 19 deletion")));
    }

    @Test
    void aLaboratoryResultIsAskedForWithItsBounds() {
        assertThat(statement("sample:3").when())
                .isEqualTo(new Criterion.HasLaboratory(
                        new Analyte("absolute neutrophil count", Set.of("751-8"), "/uL"),
                        Optional.of(new BigDecimal("500")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal("1000")),
                        Optional.of(31),
                        new Over.Newest()));
    }

    @Test
    void anOutcomeHasItsDoseMonitoringAndTest() {
        assertThat(statement("sample:2").then())
                .hasValueSatisfying(then ->
                        assertThat(then.dose()).contains(new DoseShare(new BigDecimal("0.25"), new BigDecimal("0.5"))))
                .hasValueSatisfying(then -> assertThat(then.monitor()).contains("bleeding"))
                .hasValueSatisfying(then -> assertThat(then.strength()).isEqualTo(Strength.NONE));
        assertThat(statement("sample:3").untested().flatMap(Outcome::test))
                .contains(new LabTest(
                        "CYP2C19",
                        "CYP2C19 genotype",
                        Optional.of("57132-3"),
                        Optional.of("CYP2C19 gene mutations found")));
    }

    @Test
    void aReferenceIsOfThePacksVersionAndSeenUnlessItSaysOtherwise() {
        assertThat(statement("sample:2").because().version()).isEqualTo("2026-08-13");
        assertThat(statement("sample:2").because().toBeConfirmed()).isFalse();
    }

    @Test
    void aBrandOfTwoIngredientsMeansBoth() {
        assertThat(LIBRARY.knowledge().drugs().recognise(Coded.words("BACTRIM DS tablet")))
                .extracting(Ingredient::name)
                .containsExactlyInAnyOrder("sulfamethoxazole", "trimethoprim");
    }

    @Test
    void aDrugIsKnownByItsCode() {
        var code = new Coded.Code(Ingredient.RXNORM, "309362", "");
        assertThat(LIBRARY.knowledge().drugs().recognise(new Coded(List.of(code), "")))
                .containsExactly(CLOPIDOGREL);
    }

    @Test
    void aDiseaseIsKnownByItsCodeAndName() {
        var code = new Coded.Code("http://hl7.org/fhir/sid/icd-10-cm", "C92.10", "");
        assertThat(LIBRARY.knowledge().diseases().recognise(new Coded(List.of(code), "")))
                .contains(CML);
        assertThat(LIBRARY.knowledge().diseases().recognise(Coded.words("CML"))).contains(CML);
        assertThat(LIBRARY.knowledge().diseases().isCancer(CML)).isTrue();
    }

    @Test
    void twoAllelesHaveAPhenotype() {
        var phenotypes = LIBRARY.knowledge().phenotypes();
        assertThat(phenotypes.of(new Gene("CYP2C19"), List.of("*1", "*2")))
                .contains(new Lookup("Intermediate Metabolizer", Optional.empty()));
        assertThat(phenotypes.of(new Gene("CYP2D6"), List.of("*1", "*4")))
                .contains(new Lookup("Intermediate Metabolizer", Optional.of("1.0")));
        assertThat(phenotypes.reported(new Gene("CYP2C19"), "extensive metabolizer", Optional.empty()))
                .containsExactly(new Lookup("Normal Metabolizer", Optional.empty()));
    }

    @Test
    void phenotypeWordsAreFolded() {
        assertThat(LIBRARY.vocabulary().phenotypeWords())
                .containsExactlyInAnyOrder(
                        "intermediate metabolizer",
                        "extensive metabolizer",
                        "normal metabolizer",
                        "poor metabolizer",
                        "la9657 3",
                        "pm");
    }

    @Test
    void aHotspotIsKnownOnBothBuildsAndByItsCodingChange() {
        var v600e = new Hotspot(new Gene("BRAF"), ProteinChange.parse("V600E").orElseThrow());
        assertThat(LIBRARY.vocabulary().hotspots())
                .containsEntry("NC_000007.14:140753335:A:T", v600e)
                .containsEntry("NC_000007.13:140453135:A:T", v600e)
                .containsEntry("BRAF:c.1799T>A", v600e);
    }

    @Test
    void aHotspotIsKnownByItsTrimmedPlace() {
        assertThat(LIBRARY.vocabulary().hotspots())
                .containsKey("NC_000007.14:55174772:GAATTAAGAGAAGCA:")
                .doesNotContainKey("NC_000007.14:55174771:GGAATTAAGAGAAGCA:G");
    }

    @Test
    void markersAreKnownByCodeAndFoldedName() {
        assertThat(LIBRARY.vocabulary().markersByLoinc())
                .isEqualTo(Map.of("85319-2", "HER2", "85318-4", "HER2", "81695-9", "MSI"));
        assertThat(LIBRARY.vocabulary().markersByName())
                .isEqualTo(Map.of(
                        "her2", "HER2", "her2 status", "HER2", "msi", "MSI", "microsatellite instability", "MSI"));
        assertThat(LIBRARY.vocabulary().markerValues().get("HER2"))
                .isEqualTo(
                        Map.of("3+", Set.of("positive"), "ihc 1+", Set.of("negative", "low"), "0", Set.of("negative")));
    }

    @Test
    void testsOfGenesAreKnownByCode() {
        var abl1 = new Gene("ABL1");
        var bcr = new Gene("BCR");
        assertThat(LIBRARY.vocabulary().geneTests())
                .containsEntry("21821-4", new GeneTest(Set.of(bcr, abl1), GeneTest.Kind.FUSION, Optional.empty()))
                .containsEntry(
                        "50956-2",
                        new GeneTest(Set.of(new Gene("HLA-B")), GeneTest.Kind.ALLELE, Optional.of("*57:01")));
        assertThat(LIBRARY.vocabulary().translocations())
                .isEqualTo(Map.of("t 9 22", Set.of(bcr, abl1), "philadelphia chromosome", Set.of(bcr, abl1)));
    }

    @Test
    void theNamesOfVariantsAndAllelesComeFromStatementsAndTables() {
        assertThat(LIBRARY.vocabulary().variantNames()).isEqualTo(Map.of(EGFR, Set.of("exon 19 deletion")));
        assertThat(LIBRARY.vocabulary().alleles())
                .isEqualTo(Map.of(new Gene("CYP2C19"), Set.of("*1", "*2"), new Gene("CYP2D6"), Set.of("*1", "*4")));
    }

    @Test
    void genesHaveTheirAliases() {
        assertThat(LIBRARY.vocabulary().genes().of("HER-2")).contains(new Gene("ERBB2"));
        assertThat(LIBRARY.vocabulary().genes().of("HGNC:2621")).contains(new Gene("CYP2C19"));
    }

    @Test
    void unitsHaveTheSpellingsOfTheTable() {
        assertThat(LIBRARY.units().convert(new BigDecimal("1.2"), "K/uL", "/uL"))
                .contains(new BigDecimal("1200"));
    }

    @Test
    void packsStandInTheOrderOfTheIndex() {
        assertThat(LIBRARY.packs())
                .extracting(pack -> pack.id())
                .containsExactly("drugs", "diseases", "genes", "alleles", "markers", "sample");
    }
}
