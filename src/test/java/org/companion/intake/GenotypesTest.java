package org.companion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Examples.gene;
import static org.companion.testing.Result.SOURCE;
import static org.companion.testing.Result.about;
import static org.companion.testing.Result.asked;
import static org.companion.testing.Result.loinc;

import java.util.List;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenotypesTest {
    private static final String GENOTYPE = "84413-4";
    private static final String HAPLOTYPE = "84414-2";

    @ParameterizedTest
    @CsvSource({
        "CYP2C19, *1/*2", "CYP2C19, CYP2C19 *1/*2", "CYP2C19, CYP2C19*1/*2", "CYP2C19, CYP2C19*1/CYP2C19*2",
        "CYP2C19, *1 / *2", "CYP2C19, *01/*02", "CYP2C19, *1/*2 (intermediate metabolizer)", "HGNC:2621, *1/*2"
    })
    void aGenotypeIsReadInAnySpelling(String studied, String written) {
        assertThat(about(studied, GENOTYPE).says(written).read()).containsExactly(genotype("CYP2C19", "*1", "*2"));
    }

    @ParameterizedTest
    @CsvSource({
        "CYP2D6, *1x2/*4, *1x2, *4",
        "CYP2D6, *36+*10/*1, *36+*10, *1",
        "DPYD, c.1905+1G>A (*2A)/Reference, c.1905+1G>A (*2A), Reference",
        "HLA-B, hla#3.33.0#HLA-B*08:01/HLA-B*40:01, *08:01, *40:01",
        "HLA-B, HLA-B*08:01+HLA-B*40:01, *08:01, *40:01",
        "HLA-B, B*57:01/B*07:02, *57:01, *07:02",
        "HLA-B, *5701/*0702, *57:01, *07:02",
        "CYP2C19, *2 homozygous, *2, *2"
    })
    void tandemsCopiesAndHlaTypesAreGenotypes(String gene, String written, String first, String second) {
        assertThat(about(gene, GENOTYPE).says(written).read()).containsExactly(genotype(gene, first, second));
    }

    @ParameterizedTest
    @CsvSource({
        "*1/*2A, Reference, c.1905+1G>A (*2A)", "*2A/*2A, c.1905+1G>A (*2A), c.1905+1G>A (*2A)",
        "*1/*1, Reference, Reference", "Reference/c.1905+1G>A, Reference, c.1905+1G>A (*2A)",
        "Reference/c.2846A>T, Reference, c.2846A>T"
    })
    void anAlleleIsKnownByEitherOfTheTwoNamesThatItsTableGives(String written, String first, String second) {
        assertThat(about("DPYD", GENOTYPE).says(written).read())
                .singleElement()
                .isInstanceOfSatisfying(Genotype.class, genotype -> {
                    assertThat(genotype.alleles()).containsExactlyInAnyOrder(first, second);
                    assertThat(genotype.complete()).isTrue();
                });
    }

    @Test
    void aPharmVarCodeIsReadByItsDisplay() {
        var coded = org.companion.testing.Result.coded("http://www.pharmvar.org", "PV00123", "CYP2C19 *2/*17");
        var reported = about("CYP2C19", GENOTYPE).reported();
        var answered = new Reported(
                reported.code(),
                new Reported.Answer(coded, java.util.Optional.empty(), java.util.Optional.empty()),
                false,
                reported.parts(),
                SOURCE);
        assertThat(new Intake(org.companion.testing.Examples.vocabulary(), org.companion.genome.Sequence.NONE)
                        .findings(answered))
                .containsExactly(genotype("CYP2C19", "*2", "*17"));
    }

    @Test
    void severalGenesInOneTextAreSeveralGenotypes() {
        assertThat(loinc(GENOTYPE).says("CYP2C19 *1/*2; CYP2C9 *1/*3").read())
                .containsExactly(genotype("CYP2C19", "*1", "*2"), genotype("CYP2C9", "*1", "*3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*2", "CYP2C19*2", "*2 heterozygous"})
    void oneAlleleAloneIsNoWholeGenotype(String written) {
        assertThat(about("CYP2C19", HAPLOTYPE).says(written).read())
                .containsExactly(new Genotype(gene("CYP2C19"), List.of("*2"), false, SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"see report", "/", "CYP2C19", "*1/*2/*3", "pending", "T/C", "+", "*", "//", "*x"})
    void aGenotypeThatNobodyCanReadIsSaid(String written) {
        assertThat(about("CYP2C19", GENOTYPE).says(written).read())
                .singleElement()
                .isEqualTo(unread("CYP2C19"));
        assertThat(about("HLA-B", GENOTYPE)
                        .says(written.replace("CYP2C19", "HLA-B"))
                        .read())
                .allMatch(Unreadable.class::isInstance);
    }

    @Test
    void aGenotypeWithoutAResultIsSaid() {
        assertThat(about("CYP2C19", GENOTYPE).hasNoResult().read())
                .containsExactly(new Unreadable(Set.of("CYP2C19"), "no result", SOURCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HLA-B*57:01 positive",
                "HLA-B*5701 Positive",
                "B*57:01 detected",
                "HLA-B*57:01: POSITIVE",
                "Positive for HLA-B*57:01",
                "HLA-B*57:01 allele detected",
                "HLA-B*57:01 allele is present"
            })
    void oneHlaAlleleThatIsCarriedIsReadFromTheText(String written) {
        assertThat(about("HLA-B", GENOTYPE).says(written).read()).containsExactly(allele(Presence.PRESENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HLA-B*57:01 negative",
                "HLA-B*57:01 not detected",
                "HLA-B*5701: Not Detected",
                "Negative for HLA-B*57:01",
                "No HLA-B*57:01 detected",
                "HLA-B*57:01 allele not detected",
                "HLA-B*57:01 allele was NOT detected",
                "The patient does not carry HLA-B*57:01",
                "HLA-B*57:01 allele absent",
                "Not a carrier of HLA-B*57:01"
            })
    void oneHlaAlleleThatIsNotCarriedIsNeverReadAsCarried(String written) {
        assertThat(about("HLA-B", GENOTYPE).says(written).read()).containsExactly(allele(Presence.ABSENT));
    }

    @ParameterizedTest
    @CsvSource({
        "Positive, PRESENT",
        "Negative, ABSENT",
        "Not detected, ABSENT",
        "Indeterminate, INDETERMINATE",
        "no call, NO_CALL"
    })
    void aQuestionThatNamesTheAlleleIsAnsweredInAWord(String answer, Presence presence) {
        assertThat(asked("HLA-B*57:01 [Presence]").says(answer).read()).containsExactly(allele(presence));
        assertThat(loinc("50956-2", "HLA-B*5701 Ql").says(answer).read()).containsExactly(allele(presence));
        assertThat(loinc("99999-9", "HLA-B*5701 and again HLA-B*57:01")
                        .says(answer)
                        .read())
                .contains(allele(presence));
    }

    @Test
    void aQuestionThatNamesTheAlleleMayBeAnsweredWithTheWholeGenotype() {
        assertThat(asked("HLA-B*57:01 typing").says("*08:01/*57:01").read())
                .containsExactly(genotype("HLA-B", "*08:01", "*57:01"));
    }

    @Test
    void aQuestionAboutAnAlleleWithoutAnswerOrReadableWordsIsSaid() {
        assertThat(asked("HLA-B*57:01 [Presence]").hasNoResult().read()).containsExactly(allele(Presence.NO_CALL));
        assertThat(asked("HLA-B*57:01 [Presence]").says("see report").read())
                .singleElement()
                .isEqualTo(new Unreadable(Set.of("HLA-B"), "HLA-B*57:01 [Presence]", SOURCE));
    }

    @ParameterizedTest
    @CsvSource({
        "HLA-B*07:02+HLA-B*57:01/HLA-B*57:03, *57",
        "HLA-B*57:01/HLA-B*57:03+HLA-B*07:02, *57",
        "hla#3.33.0#HLA-B*07:02+HLA-B*57:01/HLA-B*57:03, *57"
    })
    void anAmbiguousTypeIsCutToWhatItsAlleleListShares(String written, String shared) {
        assertThat(about("HLA-B", GENOTYPE).says(written).read())
                .singleElement()
                .isInstanceOfSatisfying(
                        Genotype.class,
                        found -> assertThat(found.alleles()).containsExactlyInAnyOrder("*07:02", shared));
    }

    @Test
    void anAmbiguousTypeOfUnlikeAllelesCannotBeRead() {
        assertThat(about("HLA-B", GENOTYPE)
                        .says("HLA-B*07:02+HLA-B*57:01/HLA-B*58:01")
                        .read())
                .allMatch(Unreadable.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Poor metabolizer", "CYP2C19 Poor Metaboliser", "LA9657-3", "PM", "Poor metabolizer (PM)"})
    void aTherapeuticImplicationGivesThePhenotype(String written) {
        assertThat(about("CYP2C19", "therapeutic-implication")
                        .part("therapeutic-implication", written)
                        .read())
                .singleElement()
                .isInstanceOfSatisfying(
                        Phenotype.class, found -> assertThat(found.gene()).isEqualTo(gene("CYP2C19")));
        assertThat(loinc("79714-2").says(written).read()).hasSize(1).allMatch(Phenotype.class::isInstance);
    }

    @Test
    void anActivityScoreComesWithThePhenotype() {
        var inText = asked("CYP2C9 phenotype")
                .says("Intermediate metabolizer, activity score 1.5")
                .read();
        assertThat(inText)
                .singleElement()
                .isInstanceOfSatisfying(
                        Phenotype.class,
                        found -> assertThat(found.activityScore()).contains("1.5"));
    }

    @Test
    void twoDifferentPhenotypesInOneTextAreNotGuessedFrom() {
        var found = asked("CYP2C19 phenotype")
                .says("Poor metabolizer or normal metabolizer")
                .read();
        assertThat(found).singleElement().isInstanceOf(Unreadable.class);
    }

    private static Finding genotype(String gene, String first, String second) {
        return new Genotype(gene(gene), List.of(first, second), true, SOURCE);
    }

    private static Finding allele(Presence presence) {
        return new AlleleStatus(gene("HLA-B"), "*57:01", presence, SOURCE);
    }

    private static Finding unread(String gene) {
        return new Unreadable(Set.of(gene), GENOTYPE, SOURCE);
    }
}
