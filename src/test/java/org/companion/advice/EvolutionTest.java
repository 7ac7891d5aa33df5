package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.testing.Patient.with;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.Source;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Category;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.junit.jupiter.api.Test;

/** Tumours that change: milestones, reversions, copies, parts of the tumour; by the packs as they are. */
class EvolutionTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS.knowledge(), PACKS.units());

    private static List<Advice> given(Patient patient, String drug) {
        var medication = Coded.words(drug);
        var drugs = PACKS.knowledge().drugs().recognise(medication);
        var order = new Order(Optional.empty(), medication, drugs, List.of(), Optional.empty(), true, Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    private static List<String> ids(List<Advice> advice) {
        return advice.stream().map(one -> one.statement().id()).toList();
    }

    private static Patient onImatinibSince(String day, String percent) {
        return with("Chronic myeloid leukemia")
                .fusion(PRESENT, "BCR", "ABL1")
                .took("imatinib", State.ACTIVE, day)
                .measured("bcr-abl1-is", Measurement.Comparator.EXACTLY, percent, "%");
    }

    @Test
    void aTranscriptLevelIsHeldAgainstTheMilestoneOfItsMonth() {
        assertThat(ids(given(onImatinibSince("2026-08-20", "12"), "imatinib")))
                .contains("resistance:IS-3-months-imatinib");
        assertThat(ids(given(onImatinibSince("2026-05-01", "12"), "imatinib")))
                .contains("resistance:IS-6-months-failure-imatinib")
                .doesNotContain("resistance:IS-3-months-imatinib");
        assertThat(ids(given(onImatinibSince("2026-05-01", "5"), "imatinib")))
                .contains("resistance:IS-6-months-warning-imatinib")
                .doesNotContain("resistance:IS-6-months-failure-imatinib");
        assertThat(ids(given(onImatinibSince("2025-10-01", "2"), "imatinib")))
                .contains("resistance:IS-12-months-failure-imatinib");
        assertThat(ids(given(onImatinibSince("2025-10-01", "0.5"), "imatinib")))
                .contains("resistance:IS-12-months-warning-imatinib");
    }

    @Test
    void aLevelThatIsAsItShouldBeSaysNothing() {
        assertThat(ids(given(onImatinibSince("2025-10-01", "0.05"), "imatinib")))
                .noneMatch(id -> id.startsWith("resistance:IS-"));
        assertThat(ids(given(onImatinibSince("2026-10-20", "40"), "imatinib")))
                .noneMatch(id -> id.startsWith("resistance:IS-"));
    }

    @Test
    void aReversionIsResistance() {
        var patient = with("Ovarian cancer").named("BRCA2", "reversion", PRESENT);
        assertThat(ids(given(patient, "olaparib"))).contains("resistance:BRCA2-reversion-olaparib");
    }

    private static Patient twiceChanged(Optional<Boolean> together) {
        var patient = with("Non-small cell lung carcinoma")
                .variant("EGFR", "p.T790M", PRESENT)
                .variant("EGFR", "p.C797S", PRESENT);
        together.ifPresent(cis ->
                patient.has(new Phase(Set.of("Observation/1", "Observation/2"), cis, Result.source("Observation/3"))));
        return patient;
    }

    @Test
    void whetherTwoChangesLieOnOneCopyDecides() {
        assertThat(ids(given(twiceChanged(Optional.of(true)), "osimertinib")))
                .contains("resistance:EGFR-C797S-T790M-cis-osimertinib")
                .doesNotContain("resistance:EGFR-C797S-T790M-trans-osimertinib");
        assertThat(ids(given(twiceChanged(Optional.of(false)), "osimertinib")))
                .contains("resistance:EGFR-C797S-T790M-trans-osimertinib")
                .doesNotContain("resistance:EGFR-C797S-T790M-cis-osimertinib");
        assertThat(ids(given(twiceChanged(Optional.empty()), "osimertinib")))
                .contains("resistance:EGFR-C797S-osimertinib")
                .noneMatch(id -> id.contains("cis") || id.contains("trans-"));
    }

    @Test
    void aTruncationInactivatesAGene() {
        var one = with("Melanoma").variant("B2M", "p.S14fs", PRESENT);
        assertThat(given(one, "nivolumab"))
                .filteredOn(advice -> advice.statement().id().equals("resistance:B2M-loss-nivolumab"))
                .isNotEmpty();
    }

    private static Variant variant(String change, String share, Optional<Origin> origin, String copies) {
        return new Variant(
                Examples.gene("BRAF"),
                Optional.of(Examples.change(change)),
                Set.of(),
                Optional.empty(),
                PRESENT,
                Optional.of(new BigDecimal(share)),
                new Variant.Details(
                        Optional.empty(),
                        origin,
                        Optional.empty(),
                        copies.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(copies)),
                        Optional.of(500)),
                new Source("Observation/8", Optional.of(Examples.TODAY), false, Optional.of("Specimen/1")));
    }

    private static Patient melanoma(Variant variant, String purity) {
        var patient = with("Melanoma").has(variant);
        return purity.isEmpty()
                ? patient
                : patient.has(new Measurement(
                        Set.of(Measurement.PURITY),
                        "Tumour content",
                        Measurement.Comparator.EXACTLY,
                        new BigDecimal(purity),
                        "%",
                        new Source("Observation/9", Optional.of(Examples.TODAY), false, Optional.of("Specimen/1"))));
    }

    private static Optional<Advice> part(Patient patient) {
        return given(patient, "vemurafenib").stream()
                .filter(one -> one.category() == Category.PART_OF_TUMOUR)
                .findFirst();
    }

    @Test
    void aMarkerInPartOfTheTumourIsSaidWithItsShare() {
        var said = part(melanoma(variant("p.V600E", "0.12", Optional.empty(), ""), "80"))
                .orElseThrow();
        assertThat(said.share().orElseThrow().fraction()).isEqualByComparingTo("0.30");
        assertThat(said.outcome().line()).contains("about 30 %", "may keep growing");
        assertThat(Wording.summary(said)).contains("vemurafenib reaches only part of the tumour");
    }

    @Test
    void copiesOfTheGeneCount() {
        var said = part(melanoma(variant("p.V600E", "0.12", Optional.empty(), "4"), "80"))
                .orElseThrow();
        assertThat(said.share().orElseThrow().fraction()).isEqualByComparingTo("0.54");
    }

    @Test
    void aMarkerInEveryCellIsNoPart() {
        assertThat(part(melanoma(variant("p.V600E", "0.38", Optional.empty(), ""), "80")))
                .isEmpty();
        assertThat(part(melanoma(variant("p.V600E", "0.12", Optional.empty(), ""), "")))
                .isEmpty();
    }

    @Test
    void whatIsInheritedIsNeverAPart() {
        assertThat(part(melanoma(variant("p.V600E", "0.12", Optional.of(Origin.GERMLINE), ""), "80")))
                .isEmpty();
    }

    private static List<Advice> ordered(Patient patient, String drug) {
        var medication = Coded.words(drug);
        var drugs = PACKS.knowledge().drugs().recognise(medication);
        var order = new Order(Optional.empty(), medication, drugs, List.of(), Optional.empty(), false, Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    private static Patient lung(String tested) {
        return with("Non-small cell lung carcinoma").on(tested).variant("EGFR", "p.L858R", PRESENT);
    }

    private static Optional<Advice> retest(List<Advice> advice) {
        return advice.stream()
                .filter(one -> one.category() == Category.TEST_FIRST)
                .findFirst();
    }

    @Test
    void aTestThatIsOlderThanTheLastLineIsToBeMadeAgain() {
        var patient = lung("2025-01-10").took("erlotinib", State.STOPPED, "2025-02-15");
        var said = retest(ordered(patient, "osimertinib")).orElseThrow();
        assertThat(said.outcome().line()).contains("erlotinib was begun on 2025-02-15", "tested again");
        assertThat(said.outcome().test()).isPresent();
        assertThat(Wording.summary(said)).contains("test again before osimertinib");
    }

    @Test
    void aTestThatIsOlderThanAProgressionIsToBeMadeAgain() {
        var patient = lung("2025-01-10").on("2026-03-01").marker("response", "progression");
        assertThat(retest(ordered(patient, "osimertinib"))
                        .orElseThrow()
                        .outcome()
                        .line())
                .contains("it has grown since, on 2026-03-01");
    }

    @Test
    void aNewerSampleOrTheSameDrugNeedNoNewTest() {
        var tested = lung("2025-01-10")
                .took("erlotinib", State.STOPPED, "2025-02-15")
                .on("2026-03-01")
                .variant("EGFR", "p.T790M", PRESENT);
        assertThat(retest(ordered(tested, "osimertinib"))).isEmpty();
        assertThat(retest(ordered(lung("2025-01-10").took("osimertinib", State.ACTIVE, "2025-02-15"), "osimertinib")))
                .isEmpty();
        assertThat(retest(ordered(lung("2025-01-10").took("metformin", State.ACTIVE, "2025-02-15"), "osimertinib")))
                .isEmpty();
        assertThat(retest(ordered(lung("2025-01-10").took("erlotinib", State.ACTIVE, "2025-01-12"), "osimertinib")))
                .isEmpty();
    }
}
