package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.testing.Patient.with;

import java.util.List;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.knowledge.Ingredient;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stories that precision medicine is told with, each found, absent, untested, conflicting and unreadable. */
class SeedStoriesTest {
    @Test
    void imatinibInChronicMyeloidLeukemiaFollowsItsFusion() {
        assertThat(said(cml().fusion(PRESENT, "BCR", "ABL1").given("imatinib"))).containsExactly("supports info");
        assertThat(said(cml().fusion(ABSENT, "BCR", "ABL1").given("imatinib"))).containsExactly("no-benefit warning");
        assertThat(said(cml().given("imatinib"))).containsExactly("test-first info");
        assertThat(said(cml().fusion(NO_CALL, "BCR", "ABL1").given("imatinib"))).containsExactly("test-first info");
    }

    @Test
    void imatinibAgainstT315IIsResistedAndOthersAreNamed() {
        var advice = cml().fusion(PRESENT, "BCR", "ABL1")
                .variant("ABL1", "p.T315I", PRESENT)
                .given("imatinib");
        assertThat(said(advice)).containsExactly("supports info", "resistance warning");
        assertThat(advice.get(1).outcome().instead())
                .extracting(Ingredient::name)
                .containsExactly("ponatinib", "asciminib");
        assertThat(advice.get(1).grounds()).extracting(Grounds::words).containsExactly("ABL1 T315I");
    }

    @ParameterizedTest
    @CsvSource({
        "*2, *2, avoid warning",
        "*1, *2, alternative warning",
        "*1, *1, standard info",
        "*1, *99, test-first info"
    })
    void clopidogrelFollowsTheGenotype(String first, String second, String said) {
        assertThat(said(with("gout").genotype("CYP2C19", first, second).given("clopidogrel")))
                .containsExactly(said);
    }

    @Test
    void clopidogrelUntestedUnreadableOrInConflictIsSaidToBe() {
        var untested = with().given("clopidogrel");
        assertThat(said(untested)).containsExactly("test-first info");
        assertThat(open(untested)).isEqualTo(Unknown.Reason.NOT_TESTED);
        var unreadable = with().unreadable("CYP2C19").given("clopidogrel");
        assertThat(open(unreadable)).isEqualTo(Unknown.Reason.UNREADABLE);
        var conflicting = with().genotype("CYP2C19", "*2", "*2")
                .phenotype("CYP2C19", "normal metabolizer")
                .given("clopidogrel");
        assertThat(said(conflicting)).containsExactly("test-first warning");
        assertThat(open(conflicting)).isEqualTo(Unknown.Reason.CONFLICTING);
    }

    @Test
    void aGenotypeAndAPhenotypeThatAgreeAreOneFinding() {
        var advice = with().genotype("CYP2C19", "*2", "*3")
                .phenotype("CYP2C19", "PM")
                .given("clopidogrel");
        assertThat(said(advice)).containsExactly("avoid warning");
        assertThat(advice.get(0).grounds()).extracting(Grounds::reference).hasSize(2);
    }

    @Test
    void erlotinibAndOsimertinibFollowTheChangesOfTheTumour() {
        var sensitive = lung().variant("EGFR", "p.L858R", PRESENT);
        assertThat(said(sensitive.given("erlotinib"))).containsExactly("supports info");
        assertThat(said(sensitive.given("osimertinib"))).containsExactly("supports info");
        var resistant = lung().variant("EGFR", "p.L858R", PRESENT).variant("EGFR", "p.T790M", PRESENT);
        assertThat(said(resistant.given("erlotinib"))).containsExactly("supports info", "resistance warning");
        assertThat(said(resistant.given("osimertinib"))).containsExactly("supports info", "supports info");
        var neither = lung().variant("EGFR", "", ABSENT);
        assertThat(said(neither.given("erlotinib"))).containsExactly("no-benefit warning");
        assertThat(said(neither.given("osimertinib"))).containsExactly("no-benefit warning", "no-benefit warning");
        assertThat(said(lung().given("erlotinib"))).containsExactly("test-first info");
    }

    @Test
    void aDeletionInTheCodonsOfExon19CountsByItsPlaceAndByItsName() {
        assertThat(said(lung().variant("EGFR", "p.E746_A750del", PRESENT).given("erlotinib")))
                .containsExactly("supports info");
        assertThat(said(lung().named("EGFR", "exon 19 deletion", PRESENT).given("erlotinib")))
                .containsExactly("supports info");
        assertThat(said(lung().variant("EGFR", "p.E746V", PRESENT).given("erlotinib")))
                .as("a substitution there is no deletion")
                .containsExactly("test-first info");
    }

    @Test
    void theAbsenceOfOneChangeOrOneExonSaysNothingOfTheOthers() {
        assertThat(said(lung().variant("EGFR", "p.T790M", ABSENT).given("erlotinib")))
                .containsExactly("test-first info");
        assertThat(said(lung().named("EGFR", "exon 20", ABSENT).given("erlotinib")))
                .containsExactly("test-first info");
        assertThat(said(lung().variant("EGFR", "p.L858R", ABSENT).given("erlotinib")))
                .containsExactly("test-first info");
        assertThat(said(lung().variant("EGFR", "p.L858R", ABSENT)
                        .named("EGFR", "exon 19 deletion", ABSENT)
                        .given("erlotinib")))
                .containsExactly("no-benefit warning");
    }

    @Test
    void vemurafenibFollowsV600E() {
        assertThat(said(with("melanoma").variant("BRAF", "p.V600E", PRESENT).given("vemurafenib")))
                .containsExactly("supports info");
        assertThat(said(with("melanoma").variant("BRAF", "p.V600E", ABSENT).given("vemurafenib")))
                .containsExactly("no-benefit warning");
        assertThat(said(with("melanoma").given("vemurafenib"))).containsExactly("test-first info");
    }

    @Test
    void trastuzumabFollowsTheNewestHer2() {
        assertThat(said(breast().marker("HER2", "positive").given("trastuzumab")))
                .containsExactly("supports info");
        assertThat(said(breast().marker("HER2", "low", "negative").given("trastuzumab")))
                .containsExactly("no-benefit warning");
        assertThat(said(breast().marker("HER2", "equivocal").given("trastuzumab")))
                .containsExactly("test-first info");
        var changed = breast().on("2020-01-01")
                .marker("HER2", "positive")
                .on("2026-01-01")
                .marker("HER2", "negative");
        assertThat(said(changed.given("trastuzumab"))).containsExactly("no-benefit warning");
    }

    @Test
    void anEquivocalStainIsDecidedByTheSecondMethodOfTheSameDay() {
        assertThat(said(breast().marker("HER2", "equivocal")
                        .marker("HER2", "positive")
                        .given("trastuzumab")))
                .containsExactly("supports info");
        assertThat(said(breast().marker("HER2", "negative")
                        .marker("HER2", "equivocal")
                        .given("trastuzumab")))
                .containsExactly("no-benefit warning");
        var conflict =
                breast().marker("HER2", "negative").marker("HER2", "positive").given("trastuzumab");
        assertThat(open(conflict)).isEqualTo(Unknown.Reason.CONFLICTING);
    }

    @Test
    void cetuximabNeedsBothRasGenesToBeWildType() {
        assertThat(said(colon().variant("KRAS", "p.G12D", PRESENT).given("cetuximab")))
                .containsExactly("resistance warning");
        assertThat(said(colon().variant("KRAS", "", ABSENT)
                        .variant("NRAS", "", ABSENT)
                        .given("cetuximab")))
                .containsExactly("supports info");
        assertThat(said(colon().variant("KRAS", "", ABSENT).given("cetuximab"))).containsExactly("test-first info");
        assertThat(said(colon().variant("KRAS", "p.G12=", PRESENT).given("cetuximab")))
                .as("a silent change is none")
                .containsExactly("test-first info");
    }

    @Test
    void abacavirFollowsItsAllele() {
        assertThat(said(with().allele("HLA-B", "*57:01", PRESENT).given("abacavir")))
                .containsExactly("avoid critical");
        assertThat(said(with().genotype("HLA-B", "*08:01", "*57:01:01").given("abacavir")))
                .containsExactly("avoid critical");
        assertThat(with().allele("HLA-B", "*57:01", ABSENT).given("abacavir")).isEmpty();
        assertThat(with().genotype("HLA-B", "*08:01", "*57:03").given("abacavir"))
                .isEmpty();
        assertThat(said(with().genotype("HLA-B", "*08:01", "*57").given("abacavir")))
                .containsExactly("test-first info");
        assertThat(said(with().allele("HLA-B", "*58:01", ABSENT).given("abacavir")))
                .containsExactly("test-first info");
        var conflict = with().allele("HLA-B", "*57:01", PRESENT)
                .genotype("HLA-B", "*08:01", "*07:02")
                .given("abacavir");
        assertThat(open(conflict)).isEqualTo(Unknown.Reason.CONFLICTING);
    }

    @Test
    void allopurinolInGoutFollowsItsAlleleAlsoBesideACancer() {
        assertThat(said(with("gout").allele("HLA-B", "*58:01", PRESENT).given("allopurinol")))
                .containsExactly("avoid critical");
        assertThat(said(with().allele("HLA-B", "*58:01", PRESENT).given("allopurinol")))
                .containsExactly("avoid warning");
        assertThat(said(cml().allele("HLA-B", "*58:01", PRESENT).given("allopurinol")))
                .as("a cancer on file does not rule out what is no cancer")
                .containsExactly("avoid warning");
        assertThat(said(with("gout").allele("HLA-B", "*58:01", NO_CALL).given("allopurinol")))
                .containsExactly("test-first info");
    }

    @Test
    void celecoxibFollowsTheActivityScore() {
        assertThat(said(with("osteoarthritis").genotype("CYP2C9", "*3", "*3").given("celecoxib")))
                .containsExactly("alternative warning");
        assertThat(with("osteoarthritis").genotype("CYP2C9", "*1", "*3").given("celecoxib"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, /uL", "0.4, 10*9/L", "0.4, 10*3/uL"})
    void clozapineFollowsTheNeutrophilsInAnyUnit(String value, String unit) {
        assertThat(said(with().measured("751-8", Comparator.EXACTLY, value, unit)
                        .given("clozapine")))
                .containsExactly("avoid critical");
    }

    @Test
    void aDrugOfWhichNothingIsKnownIsNotSpokenOf() {
        assertThat(with("gout").genotype("CYP2C19", "*2", "*2").given("lamivudine"))
                .isEmpty();
        assertThat(with("gout").given("unobtainium")).isEmpty();
    }

    private static Patient cml() {
        return with("chronic myeloid leukemia");
    }

    private static Patient lung() {
        return with("non-small cell lung cancer");
    }

    private static Patient breast() {
        return with("breast cancer");
    }

    private static Patient colon() {
        return with("colorectal cancer");
    }

    private static List<String> said(List<Advice> advice) {
        return advice.stream()
                .map(one -> one.category().code() + " " + one.indicator().code())
                .toList();
    }

    private static Unknown.Reason open(List<Advice> advice) {
        assertThat(advice).hasSize(1);
        return advice.get(0).open().orElseThrow().reason();
    }
}
