package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Patient.with;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Treatment.State;
import org.companion.genome.Gene;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** For whom a drug is meant, what is taken beside it, and what was done to the patient before. */
class CircumstancesTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS.knowledge(), PACKS.units());

    private static List<Advice> given(Patient patient, String drug, String... reasons) {
        var medication = Coded.words(drug);
        var order = new Order(
                Optional.empty(),
                medication,
                PACKS.knowledge().drugs().recognise(medication),
                Arrays.stream(reasons).map(Coded::words).toList(),
                Optional.empty(),
                false,
                Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    private static List<String> populations(List<Advice> advice) {
        return advice.stream()
                .filter(one -> one.statement().because().source().equals("CPIC"))
                .flatMap(one -> one.statement().population().stream())
                .toList();
    }

    @Test
    void whereTheUseOfADrugIsNotKnownAllAreToldAndNoneIsPicked() {
        var said = given(with().genotype("CYP2C19", "*2", "*2"), "clopidogrel");
        assertThat(populations(said)).containsExactlyInAnyOrder("CVI ACS PCI", "CVI non-ACS non-PCI", "NVI");
        assertThat(Wording.detail(said))
                .contains("For acute coronary syndrome or coronary stent; for other heart and vessel disease:");
    }

    @Test
    void aDiagnosisOnFileShowsTheUse() {
        var said = given(with("Acute myocardial infarction").genotype("CYP2C19", "*2", "*2"), "clopidogrel");
        assertThat(populations(said)).containsExactly("CVI ACS PCI");
        assertThat(said.get(0).indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(Wording.detail(said))
                .contains("Taken for acute coronary syndrome or coronary stent, by: Acute myocardial infarction.");
    }

    @Test
    void whatTheOrderIsForCountsMoreThanWhatElseThePatientHas() {
        var patient = with("Acute myocardial infarction").genotype("CYP2C19", "*1", "*2");
        assertThat(populations(given(patient, "clopidogrel", "transient ischemic attack")))
                .containsExactly("NVI");
    }

    @Test
    void aFamilyHistoryIsNoDiagnosis() {
        var patient = with("Family history of myocardial infarction").genotype("CYP2C19", "*2", "*2");
        assertThat(populations(given(patient, "clopidogrel"))).hasSize(3);
    }

    @Test
    void childrenAndAdultsAreToldApartByTheirAge() {
        var child = with().born("2015-01-01").genotype("CYP2C19", "*17", "*17");
        assertThat(populations(given(child, "voriconazole"))).containsExactly("pediatrics");
        var adult = with().born("1970-01-01").genotype("CYP2C19", "*17", "*17");
        assertThat(populations(given(adult, "voriconazole"))).containsExactly("adults");
        var unknown = with().genotype("CYP2C19", "*17", "*17");
        assertThat(populations(given(unknown, "voriconazole"))).containsExactlyInAnyOrder("adults", "pediatrics");
    }

    @Test
    void whoHasTakenADrugForMonthsIsNoBeginner() {
        var patient =
                with().allele("HLA-B", "*15:02", Presence.PRESENT).took("carbamazepine", State.ACTIVE, "2026-01-01");
        assertThat(populations(given(patient, "carbamazepine"))).containsExactly("CBZ use >3mos");
        var beginner =
                with().allele("HLA-B", "*15:02", Presence.PRESENT).took("carbamazepine", State.ACTIVE, "2026-11-10");
        assertThat(populations(given(beginner, "carbamazepine"))).doesNotContain("CBZ use >3mos");
    }

    @Test
    void aStrongInhibitorBesideADrugMovesThePhenotypeAndTheCardSaysSo() {
        var patient = with().genotype("CYP2D6", "*1", "*1").took("paroxetine", State.ACTIVE, "2026-10-01");
        var said = given(patient, "codeine");
        assertThat(said.get(0).category()).isEqualTo(Category.AVOID);
        assertThat(Wording.summary(said))
                .contains("CYP2D6 *1/*1 (Normal Metabolizer, acts as Poor Metabolizer beside paroxetine)");
        assertThat(given(with().genotype("CYP2D6", "*1", "*1"), "codeine"))
                .extracting(Advice::category)
                .containsOnly(Category.STANDARD);
    }

    @Test
    void aModerateInhibitorHalvesTheScore() {
        var patient = with().genotype("CYP2D6", "*1", "*4").took("duloxetine", State.ACTIVE, "2026-10-01");
        assertThat(given(patient, "tamoxifen"))
                .extracting(one -> one.statement().id())
                .isNotEmpty();
        assertThat(Wording.detail(given(patient, "tamoxifen")))
                .contains("acts as Intermediate Metabolizer beside duloxetine", "is to be confirmed");
    }

    @Test
    void aDrugThatIsTakenNoMoreInhibitsNothing() {
        var patient = with().genotype("CYP2D6", "*1", "*1").took("paroxetine", State.STOPPED, "2026-10-01");
        assertThat(given(patient, "codeine")).extracting(Advice::category).containsOnly(Category.STANDARD);
    }

    @Test
    void afterALiverTransplantTheGenesOfTheBloodSayLess() {
        var said = given(with("Liver transplant recipient").genotype("CYP2C19", "*2", "*2"), "voriconazole");
        assertThat(Wording.detail(said)).contains("the donor's liver clears the drug");
        var immune = with("Liver transplant recipient").allele("HLA-B", "*57:01", Presence.PRESENT);
        assertThat(Wording.detail(given(immune, "abacavir"))).doesNotContain("donor");
    }

    @Test
    void afterAStemCellTransplantBloodIsTheDonors() {
        var patient = with("Status post bone marrow transplant").allele("HLA-B", "*57:01", Presence.PRESENT);
        var said = given(patient, "abacavir");
        assertThat(Wording.detail(said)).contains("blood carries the donor's genes");
        assertThat(said.get(0).indicator()).isEqualTo(Indicator.WARNING);
    }

    @Test
    void aStrongInhibitorWithoutAnyResultIsSaidForItself() {
        var said = given(with().took("paroxetine", State.ACTIVE, "2026-10-01"), "codeine");
        assertThat(said).extracting(one -> one.statement().id()).containsExactly("beyond:NG095");
        assertThat(said).extracting(Advice::category).containsExactly(Category.ALTERNATIVE);
    }

    @Test
    void aReportWhoseWordsAreOfOlderAlleleFunctionsCountsByItsAlleles() {
        var source = new Source("Observation/1", Optional.of(LocalDate.of(2017, 3, 1)), false);
        var gene = new Gene("CYP2D6");
        var patient = with().has(new Finding.Genotype(gene, List.of("*1", "*10"), true, source))
                .has(new Finding.Phenotype(gene, "intermediate metabolizer", Optional.empty(), source));
        var said = given(patient, "codeine");
        assertThat(said).extracting(Advice::category).containsOnly(Category.STANDARD);
        assertThat(said.get(0).grounds())
                .extracting(Grounds::words)
                .containsExactly("CYP2D6 *1/*10 (Normal Metabolizer, reported as Intermediate Metabolizer)");
    }

    @Test
    void twoLaboratoriesThatDisagreeAreAWarningThatNamesBoth() {
        var patient = with().on("2017-03-01")
                .genotype("CYP2C19", "*1", "*1")
                .on("2024-05-01")
                .genotype("CYP2C19", "*2", "*2");
        var said = given(patient, "clopidogrel");
        assertThat(said).isNotEmpty().allSatisfy(one -> {
            assertThat(one.category()).isEqualTo(Category.TEST_FIRST);
            assertThat(one.indicator()).isEqualTo(Indicator.WARNING);
        });
        assertThat(Wording.detail(said)).contains("\\*1/\\*1", "\\*2/\\*2");
    }
}
