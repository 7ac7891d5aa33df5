package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.testing.Patient.with;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Coded;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.Treatment;
import org.companion.knowledge.Category;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.junit.jupiter.api.Test;

/** Clinical evidence of tumour variants, by the packs as they are: each trap of the source has a test of its own. */
class EvidenceTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS.knowledge(), PACKS.units());

    private static List<Advice> asked(Patient patient, String drug, Reach reach) {
        var medication = Coded.words(drug);
        var drugs = PACKS.knowledge().drugs().recognise(medication);
        var order = new Order(Optional.empty(), medication, drugs, List.of(), Optional.empty(), false, Examples.TODAY);
        return patient.asked(ADVISOR, order.reaching(reach)).advice();
    }

    private static Set<String> ids(List<Advice> advice) {
        return advice.stream().map(one -> one.statement().id()).collect(Collectors.toSet());
    }

    private static Category categoryOf(List<Advice> advice, String id) {
        return advice.stream()
                .filter(one -> one.statement().id().equals(id))
                .map(Advice::category)
                .findFirst()
                .orElseThrow();
    }

    private static Patient lung() {
        return with("Non-small cell lung carcinoma");
    }

    @Test
    void whatAStudyDidNotFindToPredictAResponseIsNoSupport() {
        var said = asked(lung().copies("ERBB2", PRESENT), "trastuzumab", Reach.ORDER);
        assertThat(categoryOf(said, "civic:EID1041")).isEqualTo(Category.NO_RECOMMENDATION);
    }

    @Test
    void whatAStudyDidNotFindToPredictResistanceIsNoResistance() {
        var said = asked(with("Colorectal cancer").variant("KRAS", "p.G13D", PRESENT), "cetuximab", Reach.ORDER);
        assertThat(categoryOf(said, "civic:EID806")).isEqualTo(Category.STANDARD);
    }

    @Test
    void evidenceBothWaysIsOneAdviceThatSaysSo() {
        var said = asked(with("Colorectal cancer").variant("BRAF", "p.V600E", PRESENT), "cetuximab", Reach.ORDER);
        var against = said.stream()
                .filter(one -> one.statement().id().equals("resistance:BRAF-V600E-cetuximab"))
                .findFirst()
                .orElseThrow();
        assertThat(against.caveats())
                .anyMatch(line -> line.startsWith("Evidence goes both ways: Rowland et al., 2015"));
    }

    @Test
    void whatIsPreclinicalOrInferredIsNowhere() {
        var levels = PACKS.knowledge().drugsWithStatements().stream()
                .flatMap(drug -> PACKS.knowledge().about(drug).stream())
                .filter(statement -> statement.id().startsWith("civic:"))
                .map(statement -> statement.because().level())
                .collect(Collectors.toSet());
        assertThat(levels).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void singlePatientsAreToldOnRequestOnly() {
        var patient = lung().fusion(PRESENT, "SQSTM1", "NTRK1");
        assertThat(ids(asked(patient, "entrectinib", Reach.ORDER))).doesNotContain("civic:EID1868");
        assertThat(ids(asked(patient, "entrectinib", Reach.OPTIONS))).doesNotContain("civic:EID1868");
        assertThat(ids(asked(patient, "entrectinib", Reach.EVERYTHING))).contains("civic:EID1868");
    }

    @Test
    void aProfileOfTwoFindingsNeedsBoth() {
        var leukaemia = with("Chronic myeloid leukemia").fusion(PRESENT, "BCR", "ABL1");
        assertThat(ids(asked(leukaemia, "imatinib", Reach.ORDER))).doesNotContain("civic:EID234");
        var changed =
                with("Chronic myeloid leukemia").fusion(PRESENT, "BCR", "ABL1").variant("ABL1", "p.T315I", PRESENT);
        assertThat(ids(asked(changed, "imatinib", Reach.ORDER))).contains("civic:EID234");
    }

    @Test
    void evidenceOfAWiderDiseaseHoldsForANarrowerOneAndNotTheOtherWay() {
        var adenocarcinoma = with("Lung adenocarcinoma").variant("EGFR", "p.T790M", PRESENT);
        assertThat(ids(asked(adenocarcinoma, "erlotinib", Reach.ORDER))).contains("civic:EID238");
        var cancer = asked(with("Cancer").variant("EGFR", "p.T790M", PRESENT), "erlotinib", Reach.ORDER);
        assertThat(cancer)
                .filteredOn(one -> one.statement().id().equals("civic:EID238"))
                .allMatch(one -> one.applicability().isPresent());
        assertThat(ids(asked(with("Melanoma").variant("EGFR", "p.T790M", PRESENT), "erlotinib", Reach.ORDER)))
                .doesNotContain("civic:EID238");
    }

    @Test
    void oneVariantHelpsInOneCancerAndHindersInAnother() {
        var melanoma = asked(with("Melanoma").variant("BRAF", "p.V600E", PRESENT), "vemurafenib", Reach.ORDER);
        assertThat(melanoma)
                .extracting(Advice::category)
                .contains(Category.SUPPORTS)
                .doesNotContain(Category.RESISTANCE, Category.REDUCED_SENSITIVITY);
        var colon = asked(with("Colorectal cancer").variant("BRAF", "p.V600E", PRESENT), "vemurafenib", Reach.ORDER);
        assertThat(colon).extracting(Advice::category).doesNotContain(Category.SUPPORTS);
        assertThat(colon)
                .anyMatch(
                        one -> one.category() == Category.REDUCED_SENSITIVITY || one.category() == Category.RESISTANCE);
    }

    @Test
    void classesOfDrugsAreNoDrugs() {
        assertThat(PACKS.knowledge().drugs().all())
                .noneMatch(drug -> drug.name().matches(".*(inhibitor|chemotherapy|regimen|compound).*"));
    }

    @Test
    void drugsGivenTogetherSayNothingOfOneAlone() {
        var melanoma = with("Melanoma").variant("BRAF", "p.V600E", PRESENT);
        assertThat(ids(asked(melanoma, "trametinib", Reach.ORDER))).doesNotContain("civic:EID95");
        var both = with("Melanoma")
                .variant("BRAF", "p.V600E", PRESENT)
                .took("dabrafenib", Treatment.State.ACTIVE, "2026-10-01");
        assertThat(ids(asked(both, "trametinib", Reach.ORDER))).contains("civic:EID95");
        var option = asked(melanoma, "trametinib", Reach.OPTIONS).stream()
                .filter(one -> one.statement().id().equals("civic:EID95"))
                .findFirst()
                .orElseThrow();
        assertThat(Wording.summary(option)).contains("dabrafenib with trametinib");
    }

    @Test
    void whatHoldsOfAnInheritedChangeHoldsNotOfTheTumoursOwn() {
        var inherited = with("Ovarian cancer").has(variant("ABCB1", "p.S893T", Optional.of(Origin.GERMLINE)));
        assertThat(ids(asked(inherited, "paclitaxel", Reach.ORDER))).contains("civic:EID674");
        var own = with("Ovarian cancer").has(variant("ABCB1", "p.S893T", Optional.of(Origin.SOMATIC)));
        assertThat(ids(asked(own, "paclitaxel", Reach.ORDER))).doesNotContain("civic:EID674");
        var untold = with("Ovarian cancer").has(variant("ABCB1", "p.S893T", Optional.empty()));
        assertThat(asked(untold, "paclitaxel", Reach.ORDER))
                .anyMatch(one -> one.applicability().equals(Optional.of("if the change is inherited")));
    }

    private static Variant variant(String gene, String change, Optional<Origin> origin) {
        return new Variant(
                Examples.gene(gene),
                Optional.of(Examples.change(change)),
                Set.of(),
                Optional.empty(),
                PRESENT,
                Optional.empty(),
                new Variant.Details(Optional.empty(), origin, Optional.empty()),
                Result.source("Observation/9"));
    }

    @Test
    void aFusionIsFoundWhateverItsPartner() {
        var patient = with("Sarcoma").fusion(PRESENT, "XYZ1", "NTRK1");
        assertThat(ids(asked(patient, "larotrectinib", Reach.EVERYTHING))).contains("civic:EID2953");
    }

    @Test
    void aLabelIsAnIndicationAndNoOrder() {
        var said = asked(lung().fusion(PRESENT, "EML4", "ALK"), "alectinib", Reach.ORDER);
        assertThat(said)
                .filteredOn(one -> one.category() == Category.SUPPORTS)
                .allSatisfy(one -> assertThat(one.outcome().line()).doesNotContainIgnoringCase("give "));
    }

    @Test
    void aDrugThatIsLabelledInAnotherCancerIsSaidToBe() {
        var said = asked(with("Pancreatic cancer").variant("EGFR", "p.L858R", PRESENT), "dacomitinib", Reach.ORDER);
        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.category()).isEqualTo(Category.NO_RECOMMENDATION);
            assertThat(one.outcome().line())
                    .isEqualTo("labelled by a marker for lung non-small cell carcinoma;"
                            + " nothing is known here for what it is given for");
        });
        assertThat(asked(with("Hypertension"), "dacomitinib", Reach.ORDER))
                .extracting(Advice::category)
                .doesNotContain(Category.NO_RECOMMENDATION);
        assertThat(asked(with("Melanoma"), "amoxicillin", Reach.ORDER)).isEmpty();
    }

    @Test
    void labelsThatHoldForOneDiseaseOnlyAskForTheirMarker() {
        assertThat(asked(with("Stomach cancer"), "zolbetuximab", Reach.ORDER))
                .extracting(Advice::category)
                .containsExactly(Category.TEST_FIRST);
        assertThat(asked(with("Stomach cancer").marker("CLDN18.2", "negative"), "zolbetuximab", Reach.ORDER))
                .extracting(Advice::category)
                .containsExactly(Category.NO_BENEFIT);
    }
}
