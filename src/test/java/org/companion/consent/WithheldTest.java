package org.companion.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.permission.Caller;
import org.companion.permission.Shown;
import org.junit.jupiter.api.Test;

class WithheldTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Caller DOCTOR = Caller.LOCAL.of("https://ehr.example/fhir/Practitioner/1");
    private static final Shown BRCA1 = gene("v1", "BRCA1");
    private static final Shown EGFR = gene("v2", "EGFR");

    private static Shown gene(String id, String symbol, String... basis) {
        return new Shown(
                "Observation",
                id,
                Set.of("p"),
                false,
                Map.of("gene", List.of(new Shown.Code("", symbol))),
                Set.of(basis));
    }

    private static Shown other(String type, String id, String category, String... basis) {
        return new Shown(
                type,
                id,
                Set.of("p"),
                false,
                category.isEmpty() ? Map.of() : Map.of("category", List.of(new Shown.Code("", category))),
                Set.of(basis));
    }

    private static Rule about(boolean denies, String gene, String... actors) {
        return new Rule(
                Optional.of(denies),
                Optional.empty(),
                Optional.empty(),
                Set.of(actors),
                Set.of(),
                gene.isEmpty() ? List.of() : List.of(new Shown.Code("", gene)),
                List.of(),
                Set.of(),
                List.of());
    }

    private static Withheld of(Caller caller, Rule rule, Shown... all) {
        return Withheld.of(List.of(new Consent(false, rule)), caller, NOW, List.of(all));
    }

    @Test
    void aDeniedGeneIsWithheldAndNoOther() {
        var withheld = of(DOCTOR, about(true, "brca1"), BRCA1, EGFR);
        assertThat(withheld.holds(BRCA1)).isTrue();
        assertThat(withheld.holds("Observation/v1")).isTrue();
        assertThat(withheld.holds(EGFR)).isFalse();
        assertThat(withheld.holdsGenome()).isTrue();
    }

    @Test
    void whatRestsOnItIsWithheldHoweverFarAway() {
        var implication = other("Observation", "i", "", "Observation/v1");
        var panel = other("Observation", "panel", "", "Observation/i");
        var withheld = of(DOCTOR, about(true, "BRCA1"), panel, implication, BRCA1, EGFR);
        assertThat(withheld.holds("Observation/i")).isTrue();
        assertThat(withheld.holds("Observation/panel")).isTrue();
        assertThat(withheld.holds("Observation/v2")).isFalse();
    }

    @Test
    void wordsThatMayTellOfGenesAreWithheldAndOthersNot() {
        var genetics = other("DiagnosticReport", "g", "GE");
        var blood = other("DiagnosticReport", "b", "LAB");
        var letter = other("DocumentReference", "d", "");
        var withheld = of(DOCTOR, about(true, "BRCA1"), genetics, blood, letter);
        assertThat(withheld.holds(genetics)).isTrue();
        assertThat(withheld.holds(letter)).isTrue();
        assertThat(withheld.holds(blood)).isFalse();
    }

    @Test
    void whatIsDeniedToOnePersonOthersSee() {
        var rule = about(true, "BRCA1", "Practitioner/1");
        assertThat(of(DOCTOR, rule, BRCA1).holds(BRCA1)).isTrue();
        assertThat(of(Caller.LOCAL.of("Practitioner/2"), rule, BRCA1).isNothing())
                .isTrue();
    }

    @Test
    void whatIsDeniedToThoseWhoCannotBeToldIsDeniedToAll() {
        assertThat(of(DOCTOR, about(true, "BRCA1", "Organization/insurer"), BRCA1)
                        .holds(BRCA1))
                .isTrue();
        assertThat(of(DOCTOR, about(true, "BRCA1", "Device/other-app"), BRCA1).holds(BRCA1))
                .isFalse();
    }

    @Test
    void anExceptionLetsItsPersonSeeWhatIsDeniedToTheRest() {
        var rule = new Rule(
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(new Shown.Code("", "BRCA1")),
                List.of(),
                Set.of(),
                List.of(about(false, "", "Practitioner/1")));
        assertThat(of(DOCTOR, rule, BRCA1).holds(BRCA1)).isFalse();
        assertThat(of(Caller.LOCAL, rule, BRCA1).holds(BRCA1)).isTrue();
    }

    @Test
    void aRuleHoldsFromItsFirstMomentToItsLast() {
        var past = new Rule(
                Optional.of(true),
                Optional.empty(),
                Optional.of(NOW),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
        assertThat(of(DOCTOR, past, BRCA1).isNothing()).isTrue();
        var begins = new Rule(
                Optional.of(true),
                Optional.of(NOW),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
        assertThat(of(DOCTOR, begins, BRCA1).holds(BRCA1)).isTrue();
    }

    @Test
    void whoOptedOutIsSeenByThoseAloneWhomAProvisionPermits() {
        var optOut = new Consent(true, about(false, "", "Practitioner/1"));
        assertThat(Withheld.of(List.of(optOut), DOCTOR, NOW, List.of(EGFR)).holds(EGFR))
                .isFalse();
        assertThat(Withheld.of(List.of(optOut), Caller.LOCAL, NOW, List.of(EGFR))
                        .holds(EGFR))
                .isTrue();
    }
}
