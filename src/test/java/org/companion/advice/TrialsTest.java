package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.testing.Patient.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.calling.Definitions;
import org.companion.chart.Treatment;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Recruitment;
import org.companion.knowledge.Trial;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** Whom a trial takes: by genetics, site, age and what was given before. */
class TrialsTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Trials TRIALS = new Trials(PACKS.knowledge(), PACKS.units(), Definitions.none());

    private static Optional<TrialMatch> match(String id, Patient patient) {
        return TRIALS.of(TRIALS.named(id), patient.chart(), Examples.TODAY).stream()
                .filter(match -> match.trial().id().equals(id))
                .findFirst();
    }

    private static Trial changed(String id, Recruitment status, LocalDate seen, Optional<Criterion> when) {
        var trial = TRIALS.named(id).get(0);
        return new Trial(
                trial.id(),
                trial.registry(),
                trial.title(),
                trial.partOf(),
                trial.drugs(),
                trial.tumours(),
                trial.except(),
                trial.fromAge(),
                trial.belowAge(),
                when.or(trial::when),
                status,
                seen,
                new Evidence("house", "trial", "2026", "t", "https://example.org", List.of(), List.of(), false));
    }

    @Test
    void theSiteIsOfNoMatterWhereTheTrialTakesAll() {
        for (var site : List.of("Pancreatic cancer", "Colorectal cancer", "Lung adenocarcinoma")) {
            assertThat(match("trial:NCT03600883", with(site).variant("KRAS", "p.G12C", PRESENT)))
                    .as(site)
                    .get()
                    .extracting(TrialMatch::open)
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aSolidTumourTrialTakesNoLeukaemia() {
        assertThat(match("trial:NCT03600883", with("Acute myeloid leukemia").variant("KRAS", "p.G12C", PRESENT)))
                .isEmpty();
    }

    @Test
    void aDiagnosisThatIsWiderHasToBeCleared() {
        var match = match("trial:NCT01524978", with("Cancer").variant("BRAF", "p.V600E", PRESENT));
        assertThat(match.orElseThrow().open()).singleElement().asString().contains("the diagnosis on file is wider");
        var none = match("trial:NCT01524978", with().variant("BRAF", "p.V600E", PRESENT));
        assertThat(none.orElseThrow().open()).singleElement().asString().contains("no cancer is on file");
    }

    @Test
    void aSecondCancerMayFitWhereTheFirstDoesNot() {
        var both = with("Melanoma", "Colorectal cancer").variant("BRAF", "p.V600E", PRESENT);
        assertThat(match("trial:NCT01524978", both)).isPresent();
        assertThat(match("trial:NCT01524978", with("Melanoma").variant("BRAF", "p.V600E", PRESENT)))
                .isEmpty();
    }

    @Test
    void whatIsRuledOutByGeneticsHasToBeTestedAndAbsent() {
        var changed = with("Breast cancer").variant("PIK3CA", "p.H1047R", PRESENT);
        assertThat(match("trial:NCT02465060-I", changed)).isEmpty();
        assertThat(match(
                        "trial:NCT02465060-I",
                        with("Breast cancer")
                                .variant("PIK3CA", "p.H1047R", PRESENT)
                                .variant("KRAS", "", ABSENT)))
                .isPresent();
        assertThat(match(
                        "trial:NCT02465060-I",
                        with("Breast cancer")
                                .variant("PIK3CA", "p.H1047R", PRESENT)
                                .variant("KRAS", "p.G12D", PRESENT)))
                .isEmpty();
    }

    @Test
    void anAgeThatIsNotOnFileHasToBeCleared() {
        var sarcoma = with("Sarcoma").fusion(PRESENT, "LMNA", "NTRK1");
        assertThat(match("trial:NCT02637687", sarcoma).orElseThrow().open())
                .containsExactly("if the age fits; no birth date is on file");
        assertThat(match("trial:NCT02637687", sarcoma.born("2004-11-20"))).isEmpty();
        assertThat(match(
                        "trial:NCT02637687",
                        with("Sarcoma").fusion(PRESENT, "LMNA", "NTRK1").born("2004-12-30")))
                .isPresent();
    }

    @Test
    void whatWasSeenOpenLongAgoIsNotKnownToBeOpen() {
        var fresh = changed("trial:NCT03600883", Recruitment.OPEN, Examples.TODAY.minusDays(180), Optional.empty());
        var old = changed("trial:NCT03600883", Recruitment.OPEN, Examples.TODAY.minusDays(181), Optional.empty());
        var closed = changed("trial:NCT03600883", Recruitment.CLOSED, Examples.TODAY.minusDays(900), Optional.empty());
        assertThat(fresh.on(Examples.TODAY)).isEqualTo(Recruitment.OPEN);
        assertThat(old.on(Examples.TODAY)).isEqualTo(Recruitment.UNKNOWN);
        assertThat(closed.on(Examples.TODAY)).isEqualTo(Recruitment.CLOSED);
    }

    @Test
    void aDrugThatWasGivenBeforeMayCloseATrial() {
        var sotorasib = PACKS.knowledge().drugs().named("sotorasib").orElseThrow();
        var never = new Criterion.Not(new Criterion.HasTaken(Set.of(sotorasib), Optional.empty(), Optional.empty()));
        var base = TRIALS.named("trial:NCT03600883").get(0).when().orElseThrow();
        var trial = changed(
                "trial:NCT03600883",
                Recruitment.OPEN,
                Examples.TODAY,
                Optional.of(new Criterion.All(List.of(base, never))));
        var patient = with("Pancreatic cancer").variant("KRAS", "p.G12C", PRESENT);
        assertThat(TRIALS.of(List.of(trial), patient.chart(), Examples.TODAY)).hasSize(1);
        patient.took("sotorasib", Treatment.State.STOPPED, "2026-01-01");
        assertThat(TRIALS.of(List.of(trial), patient.chart(), Examples.TODAY)).isEmpty();
    }

    @Test
    void aTrialIsNamedByItsIdItsNumberOrTheTrialItIsAnArmOf() {
        assertThat(TRIALS.named("NCT02465060")).hasSizeGreaterThan(9);
        assertThat(TRIALS.named("trial:NCT02465060-Q")).hasSize(1);
        assertThat(TRIALS.named("NCT00000000")).isEmpty();
    }

    @Test
    void thirtySevenTrialsStandInThePack() {
        assertThat(PACKS.knowledge().trials()).hasSize(37);
    }
}
