package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.knowledge.Category.AVOID;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Patient.order;
import static org.companion.testing.Patient.with;
import static org.companion.testing.Statements.about;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Susceptibility.Answer;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Person;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasAllergy;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasDose;
import org.companion.knowledge.Criterion.HasForm;
import org.companion.knowledge.Criterion.HasSusceptibility;
import org.companion.knowledge.Criterion.HasTaken;
import org.companion.knowledge.Criterion.HasTrait;
import org.companion.knowledge.Criterion.IsPerson;
import org.companion.knowledge.Criterion.Surely;
import org.companion.knowledge.Signs;
import org.companion.knowledge.Substance;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a person lives, germs, allergies, and what the order itself says. Today is 2026-11-23. */
class WaysOfLifeTest {
    private static final HasTrait STOPPED =
            new HasTrait("smoking", Set.of("former"), Set.of("current"), Optional.of(180));

    private static String answer(Patient patient, Criterion criterion, Order order) {
        var advisor = new Advisor(
                Knowledge.base(List.of(about("mini:one", "clozapine")
                        .when(criterion)
                        .then(AVOID, STRONG)
                        .made())),
                Examples.units());
        var consultation = advisor.advise(order, patient.chart());
        var said = consultation.advice().stream()
                .filter(one -> one.category() == AVOID)
                .findFirst();
        if (said.isPresent()) {
            return said.get().applicability().orElse("yes");
        }
        return consultation.unknown().isEmpty()
                ? "no"
                : consultation.unknown().get(0).reason().code();
    }

    private static String answer(Patient patient, Criterion criterion) {
        return answer(patient, criterion, order("clozapine"));
    }

    private static Patient smokes(String... dayAndWord) {
        var patient = with();
        for (var one : dayAndWord) {
            var parts = one.split(" ");
            patient = patient.has(
                    new Trait("smoking", Set.of(parts[1]), parts[1], Result.source("Observation/" + one, parts[0])));
        }
        return patient;
    }

    @Test
    void theNewestThatIsToldOfATraitCounts() {
        var smoker = new HasTrait("smoking", Set.of("current"), Set.of(), Optional.of(365));
        assertThat(answer(smokes("2026-11-01 current"), smoker)).isEqualTo("yes");
        assertThat(answer(smokes("2026-11-01 current", "2026-11-10 former"), smoker))
                .isEqualTo("no");
        assertThat(answer(smokes("2025-11-22 current"), smoker))
                .as("too long ago")
                .isEqualTo("no");
        assertThat(answer(with(), smoker)).as("nobody has told").isEqualTo("no");
        assertThat(answer(with().unreadable("smoking"), smoker)).isEqualTo("unreadable");
    }

    @Test
    void whatHasStoppedWasToldBefore() {
        assertThat(answer(smokes("2026-08-01 current", "2026-11-10 former"), STOPPED))
                .isEqualTo("yes");
        assertThat(answer(smokes("2026-11-10 former"), STOPPED)).isEqualTo("no");
        assertThat(answer(smokes("2026-01-01 current", "2026-11-10 former"), STOPPED))
                .isEqualTo("no");
        assertThat(answer(smokes("2026-08-01 former", "2026-11-10 current"), STOPPED))
                .isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({"RESISTANT, yes", "SUSCEPTIBLE, no", "INTERMEDIATE, no"})
    void aGermResistsWhereItsOwnResultSaysSo(Answer found, String answer) {
        var resists = new HasSusceptibility("H. pylori", "clarithromycin", Set.of(Answer.RESISTANT), Optional.empty());
        assertThat(answer(germ(Optional.of("H. pylori"), found), resists)).isEqualTo(answer);
        assertThat(answer(germ(Optional.of("another"), found), resists))
                .as("of another germ")
                .isEqualTo("not-tested");
    }

    @Test
    void whereTheGermIsNotNamedThatIsSaid() {
        var resists = new HasSusceptibility("H. pylori", "clarithromycin", Set.of(Answer.RESISTANT), Optional.of(30));
        assertThat(answer(germ(Optional.empty(), Answer.RESISTANT), resists)).isEqualTo("if the germ is H. pylori");
        var old = new HasSusceptibility("H. pylori", "clarithromycin", Set.of(Answer.RESISTANT), Optional.of(5));
        assertThat(answer(germ(Optional.of("H. pylori"), Answer.RESISTANT), old))
                .isEqualTo("not-tested");
    }

    private static Patient germ(Optional<String> germ, Answer answer) {
        return with().has(new Susceptibility(germ, "clarithromycin", answer, Result.SOURCE));
    }

    @Test
    void anAllergyIsRecognisedByItsWords() {
        var milk =
                new HasAllergy(new Substance("milk protein", new Signs(Set.of(), List.of("milk protein", "casein"))));
        assertThat(answer(with().allergicTo("Allergy to casein"), milk)).isEqualTo("yes");
        assertThat(answer(with().allergicTo("Lactose intolerance"), milk)).isEqualTo("no");
        assertThat(answer(with(), milk)).isEqualTo("no");
    }

    @Test
    void ageAndSexThatAreNotKnownAreNotGuessed() {
        var old = new IsPerson(Optional.of("female"), Optional.of(65), Optional.of(80));
        assertThat(answer(aged("female", 65), old)).isEqualTo("yes");
        assertThat(answer(aged("female", 79), old)).isEqualTo("yes");
        assertThat(answer(aged("female", 80), old)).isEqualTo("no");
        assertThat(answer(aged("female", 64), old)).isEqualTo("no");
        assertThat(answer(aged("male", 70), old)).isEqualTo("no");
        assertThat(answer(with(), old)).isEqualTo("not-tested");
    }

    private static Patient aged(String sex, int years) {
        return with().person(new Person(Set.of(), Optional.of(Examples.TODAY.minusYears(years)), Optional.of(sex)));
    }

    @Test
    void aDoseIsForTheRealWeight() {
        var high = new HasDose(new BigDecimal("5"), true);
        var heavy = with().measured("29463-7", Comparator.EXACTLY, "80", "kg");
        var light = with().measured("29463-7", Comparator.EXACTLY, "79", "kg");
        var dosed = order("clozapine").dosed(Optional.of(new BigDecimal("400")));
        assertThat(answer(heavy, high, dosed)).as("5 mg/kg").isEqualTo("no");
        assertThat(answer(light, high, dosed)).isEqualTo("yes");
        assertThat(answer(with(), high, dosed)).as("weight not known").isEqualTo("not-tested");
        assertThat(answer(light, high)).as("no dose is given").isEqualTo("no");
        assertThat(answer(with(), new HasDose(new BigDecimal("399"), false), dosed))
                .isEqualTo("yes");
    }

    @Test
    void theFormStandsInTheOrder() {
        assertThat(answer(with(), new HasForm(Set.of("chewable tablet")))).isEqualTo("no");
        assertThat(answer(with(), new HasForm(Set.of("clozapine")))).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, 2020-01-01, yes",
        "COMPLETED, 2026-10-26, yes",
        "COMPLETED, 2026-10-25, no",
        "STOPPED, 2026-11-20, yes"
    })
    void aDrugIsRecentWhileItIsTakenAndForSoManyDaysAfter(State state, String since, String answer) {
        var recent =
                new HasTaken(Set.of(Tables.drug("clopidogrel")), Optional.empty(), Optional.empty(), Optional.of(28));
        assertThat(answer(with().took("clopidogrel", state, since), recent)).isEqualTo(answer);
    }

    @Test
    void givenNowIsNotGivenBefore() {
        var now = new HasTaken(Set.of(Tables.drug("clopidogrel")), Optional.empty(), Optional.empty(), Optional.of(0));
        assertThat(answer(with().took("clopidogrel", State.ACTIVE, "2026-01-01"), now))
                .isEqualTo("yes");
        assertThat(answer(with().took("clopidogrel", State.COMPLETED, "2026-11-23"), now))
                .isEqualTo("no");
    }

    @Test
    void whatIsNotKnownIsNotSure() {
        var her2 = new HasBiomarker("HER2", Set.of("positive"), Optional.of(30));
        assertThat(answer(with(), her2)).isEqualTo("not-tested");
        assertThat(answer(with(), new Surely(her2))).isEqualTo("no");
        assertThat(answer(with().on("2026-11-01").marker("HER2", "positive"), new Surely(her2)))
                .isEqualTo("yes");
        assertThat(answer(with().on("2026-10-01").marker("HER2", "positive"), her2))
                .as("too old")
                .isEqualTo("not-tested");
    }
}
