package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.knowledge.Category.CAUTION;
import static org.companion.knowledge.Category.NO_BENEFIT;
import static org.companion.knowledge.Category.RESISTANCE;
import static org.companion.knowledge.Category.SUPPORTS;
import static org.companion.knowledge.Category.TEST_FIRST;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Examples.gene;
import static org.companion.testing.Knowledge.protein;
import static org.companion.testing.Patient.order;
import static org.companion.testing.Patient.with;
import static org.companion.testing.Statements.about;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.PendingTest;
import org.companion.knowledge.Category;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasCondition;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Statement;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How several statements about one drug are settled among each other. */
class SettlementTest {
    @Test
    void aMarkerThatIsFoundOverrulesOtherMarkersThatAreMissing() {
        var patient = with("lung cancer").variant("EGFR", "p.T790M", PRESENT).variant("EGFR", "p.L858R", ABSENT);
        assertThat(categories(patient.given("osimertinib"))).containsExactly(SUPPORTS);
    }

    @Test
    void aMarkerThatIsFoundDoesNotSilenceAFindingThatTheDrugFails() {
        var ras = about("mini:a", "cetuximab")
                .when(new org.companion.knowledge.Criterion.Not(protein("KRAS", "p.G12D")))
                .then(SUPPORTS, STRONG)
                .otherwise(RESISTANCE, STRONG)
                .made();
        var braf = about("mini:b", "cetuximab")
                .when(protein("BRAF", "p.V600E"))
                .then(SUPPORTS, STRONG)
                .otherwise(NO_BENEFIT, STRONG)
                .made();
        var patient = with().variant("KRAS", "p.G12D", PRESENT).variant("BRAF", "p.V600E", PRESENT);
        assertThat(categories(given(patient, "cetuximab", ras, braf))).containsExactly(SUPPORTS, RESISTANCE);
    }

    @Test
    void aDrugThatIsResistedNeedsNoTestForItsMarker() {
        var patient = with("lung cancer").variant("EGFR", "p.T790M", PRESENT);
        assertThat(categories(patient.given("erlotinib"))).containsExactly(RESISTANCE);
    }

    @Test
    void aMarkerMissingInOneDiseaseDoesNotSpareTheTestInAnother() {
        var leukemia = about("mini:a", "imatinib")
                .diseases("chronic myeloid leukemia")
                .when(new org.companion.knowledge.Criterion.HasFusion(List.of(gene("BCR"), gene("ABL1"))))
                .then(SUPPORTS, STRONG)
                .otherwise(NO_BENEFIT, STRONG)
                .untested(TEST_FIRST, "BCR::ABL1")
                .made();
        var melanoma = about("mini:b", "imatinib")
                .diseases("melanoma")
                .when(protein("KIT", "p.L576P"))
                .then(SUPPORTS, STRONG)
                .otherwise(NO_BENEFIT, STRONG)
                .made();
        var patient = with().variant("KIT", "", ABSENT);
        assertThat(categories(given(patient, "imatinib", leukemia, melanoma))).containsExactly(TEST_FIRST, NO_BENEFIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BCR::ABL1 test", "bcr::abl1 TEST"})
    void aTestThatIsOnItsWayIsNotAskedForAgain(String test) {
        assertThat(with("CML").pending(test).given("imatinib")).isEmpty();
        assertThat(categories(with("CML").pending("blood count").given("imatinib")))
                .containsExactly(TEST_FIRST);
    }

    @ParameterizedTest
    @CsvSource({"21821-4, '', true", "99999-9, BCR::ABL1 test, true", "99999-9, blood count, false", "751-8, '', false"
    })
    void aPendingTestIsKnownByItsCodeOrItsDisplay(String loinc, String display, boolean known) {
        var test = new Coded(List.of(new Coded.Code("http://loinc.org", loinc, display)), "");
        var chart = new Chart(
                Patient.ID,
                Optional.empty(),
                List.of(),
                with("CML").chart().diagnoses(),
                List.of(new PendingTest(test, Result.source("ServiceRequest/1"))),
                List.of(),
                List.of());
        assertThat(Examples.advisor().advise(order("imatinib"), chart).advice()).hasSize(known ? 0 : 1);
    }

    @Test
    void anAdviceForAPopulationThatIsNotConfirmedIsAWarningAtMost() {
        var patient = with().genotype("CYP2C19", "*2", "*2");
        var advice = patient.given("clopidogrel").get(0);
        assertThat(advice.indicator()).isEqualTo(Indicator.WARNING);
        assertThat(advice.applicability()).contains("for CVI ACS PCI");
        var confirmed =
                patient.asked(Examples.advisor(), in("CVI ACS PCI")).advice().get(0);
        assertThat(confirmed.indicator()).isEqualTo(Indicator.CRITICAL);
        assertThat(confirmed.applicability()).isEmpty();
        assertThat(patient.asked(Examples.advisor(), in("NVI")).advice()).isEmpty();
    }

    @Test
    void aWiderDiagnosisMakesAnAdviceOneForTheCaseOfTheNarrower() {
        var advice = with("leukemia").fusion(ABSENT, "BCR", "ABL1").given("imatinib");
        assertThat(advice)
                .singleElement()
                .satisfies(one -> assertThat(one.applicability()).contains("if given for chronic myeloid leukemia"));
        assertThat(Wording.detail(advice.get(0))).contains("- If given for chronic myeloid leukemia: ");
    }

    @Test
    void anotherCancerOnFileOrAnotherReasonOnTheOrderIsNotTheDisease() {
        assertThat(with("melanoma").fusion(ABSENT, "BCR", "ABL1").given("imatinib"))
                .isEmpty();
        assertThat(with("CML").fusion(ABSENT, "BCR", "ABL1").given("imatinib", "gout"))
                .isEmpty();
        assertThat(categories(with("melanoma").fusion(ABSENT, "BCR", "ABL1").given("imatinib", "CML")))
                .containsExactly(NO_BENEFIT);
    }

    @Test
    void aReasonThatNobodyKnowsLeavesTheDiagnosesOnFile() {
        assertThat(categories(with("CML").fusion(ABSENT, "BCR", "ABL1").given("imatinib", "as discussed")))
                .containsExactly(NO_BENEFIT);
    }

    @Test
    void aResultThatCannotBeUsedIsSaidWhereTheSourceIsSilentAboutAMissingOne() {
        var carried = about("mini:a", "allopurinol")
                .when(new CarriesAllele(gene("HLA-B"), "*58:01"))
                .then(CAUTION, STRONG)
                .made();
        assertThat(given(with(), "allopurinol", carried)).isEmpty();
        var unread = given(with().unreadable("HLA-B"), "allopurinol", carried);
        assertThat(categories(unread)).containsExactly(TEST_FIRST);
        assertThat(unread.get(0).indicator()).isEqualTo(Indicator.INFO);
        assertThat(categories(given(with().allele("HLA-B", "*58:01", NO_CALL), "allopurinol", carried)))
                .containsExactly(TEST_FIRST);
        assertThat(given(with().unreadable("HLA-A"), "allopurinol", carried)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsListedWithItsReason() {
        var consultation = with().unreadable("CYP2C19").asked(Examples.advisor(), order("clopidogrel"));
        assertThat(consultation.unknown())
                .containsExactly(new Unknown(Tables.drug("clopidogrel"), "CYP2C19", Unknown.Reason.UNREADABLE));
    }

    @Test
    void aDiagnosisThatIsNotOnFileIsNone() {
        var gout = new HasCondition(Set.of(Tables.disease("gout")));
        var caution =
                about("mini:a", "aspirin").when(gout).then(CAUTION, STRONG).made();
        assertThat(categories(given(with("gout"), "aspirin", caution))).containsExactly(CAUTION);
        assertThat(given(with("osteoarthritis"), "aspirin", caution)).isEmpty();
        assertThat(given(with(), "aspirin", caution)).isEmpty();
    }

    @Test
    void adviceComesByUrgencyThenByStrength() {
        var patient = with("lung cancer").variant("EGFR", "p.L858R", PRESENT).variant("EGFR", "p.T790M", PRESENT);
        var advice = patient.given("erlotinib");
        assertThat(advice).isSortedAccordingTo(Advisor.BY_URGENCY);
        assertThat(categories(advice)).containsExactly(SUPPORTS, RESISTANCE);
    }

    @Test
    void theDrugsWithAFindingAreThoseOfWhichAResultSpeaks() {
        var chart = with().genotype("CYP2C19", "*1", "*1")
                .variant("EGFR", "p.L858R", PRESENT)
                .chart();
        assertThat(Examples.advisor().drugsWithFindings(order("aspirin"), chart))
                .extracting(Object::toString)
                .containsExactly("clopidogrel", "erlotinib", "osimertinib");
    }

    private static Order in(String population) {
        var order = order("clopidogrel");
        return new Order(
                order.reference(),
                order.medication(),
                order.drugs(),
                List.of(),
                Optional.of(population),
                false,
                order.date());
    }

    private static List<Advice> given(Patient patient, String drug, Statement... statements) {
        var advisor = new Advisor(Knowledge.base(List.of(statements)), Examples.units());
        return patient.asked(advisor, order(drug)).advice();
    }

    private static List<Category> categories(List<Advice> advice) {
        return advice.stream().map(Advice::category).toList();
    }
}
