package org.companion.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.permission.Caller;
import org.companion.permission.Shown;
import org.companion.permission.Stretch;
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
                Set.of(basis),
                Optional.empty());
    }

    private static Shown other(String type, String id, String category, String... basis) {
        return new Shown(
                type,
                id,
                Set.of("p"),
                false,
                category.isEmpty() ? Map.of() : Map.of("category", List.of(new Shown.Code("", category))),
                Set.of(basis),
                Optional.empty());
    }

    private static Rule about(boolean denies, String gene, String... actors) {
        return rule(denies, circumstances(Set.of(actors), Set.of(), Set.of()), extent(gene));
    }

    private static Rule rule(boolean denies, Circumstances circumstances, Extent extent, Rule... exceptions) {
        return new Rule(Optional.of(denies), circumstances, extent, List.of(exceptions));
    }

    private static Circumstances circumstances(Set<String> actors, Set<String> purposes, Set<String> actions) {
        return new Circumstances(new Stretch(Instant.MIN, Instant.MAX), actors, purposes, actions);
    }

    private static Circumstances valid(Instant from, Instant until) {
        return new Circumstances(new Stretch(from, until), Set.of(), Set.of(), Set.of());
    }

    private static Extent extent(String gene) {
        return new Extent(
                Set.of(),
                gene.isEmpty() ? List.of() : List.of(new Shown.Code("", gene)),
                List.of(),
                Set.of(),
                Optional.empty());
    }

    private static Withheld of(Caller caller, Rule rule, Shown... all) {
        return Withheld.of(List.of(new Consent(false, rule)), Requester.of(caller), NOW, List.of(all));
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
        assertThat(of(DOCTOR, about(true, "BRCA1", "RelatedPerson/sister"), BRCA1)
                        .holds(BRCA1))
                .as("a doctor is no sister")
                .isFalse();
        assertThat(of(Caller.LOCAL, about(true, "BRCA1", "RelatedPerson/sister"), BRCA1)
                        .holds(BRCA1))
                .as("who knows who sits there")
                .isTrue();
    }

    @Test
    void ofWhomItIsKnownWhereTheyBelongIsDeniedWhatTheirOwnAre() {
        var member = new Requester(DOCTOR, Optional.of(Set.of("Organization/clinic", "CareTeam/tumour-board")));
        for (var one : Map.of("Organization/clinic", true, "Organization/insurer", false, "CareTeam/tumour-board", true)
                .entrySet()) {
            var consents = List.of(new Consent(false, about(true, "BRCA1", one.getKey())));
            assertThat(Withheld.of(consents, member, NOW, List.of(BRCA1)).holds(BRCA1))
                    .as(one.getKey())
                    .isEqualTo(one.getValue());
        }
        var board = List.of(new Consent(true, about(false, "", "CareTeam/tumour-board")));
        assertThat(Withheld.of(board, member, NOW, List.of(BRCA1)).holds(BRCA1)).isFalse();
        assertThat(Withheld.of(board, Requester.of(DOCTOR), NOW, List.of(BRCA1)).holds(BRCA1))
                .as("not known to belong to it")
                .isTrue();
    }

    @Test
    void anExceptionLetsItsPersonSeeWhatIsDeniedToTheRest() {
        var rule = rule(
                true, circumstances(Set.of(), Set.of(), Set.of()), extent("BRCA1"), about(false, "", "Practitioner/1"));
        assertThat(of(DOCTOR, rule, BRCA1).holds(BRCA1)).isFalse();
        assertThat(of(Caller.LOCAL, rule, BRCA1).holds(BRCA1)).isTrue();
    }

    @Test
    void aRuleHoldsFromItsFirstMomentToItsLast() {
        var past = rule(true, valid(Instant.MIN, NOW), Extent.ALL);
        assertThat(of(DOCTOR, past, BRCA1).isNothing()).isTrue();
        var begins = rule(true, valid(NOW, Instant.MAX), Extent.ALL);
        assertThat(of(DOCTOR, begins, BRCA1).holds(BRCA1)).isTrue();
    }

    @Test
    void whoOptedOutIsSeenByThoseAloneWhomAProvisionPermits() {
        var optOut = new Consent(true, about(false, "", "Practitioner/1"));
        assertThat(Withheld.of(List.of(optOut), Requester.of(DOCTOR), NOW, List.of(EGFR))
                        .holds(EGFR))
                .isFalse();
        assertThat(Withheld.of(List.of(optOut), Requester.of(Caller.LOCAL), NOW, List.of(EGFR))
                        .holds(EGFR))
                .isTrue();
    }

    private static Rule forPurpose(boolean denies, String purpose, Rule... exceptions) {
        return rule(denies, circumstances(Set.of(), Set.of(purpose), Set.of()), Extent.ALL, exceptions);
    }

    @Test
    void whatIsDeniedForResearchIsThereForTreatment() {
        var rule = forPurpose(true, "HRESCH");
        assertThat(of(DOCTOR, rule, BRCA1).isNothing()).isTrue();
        assertThat(of(DOCTOR.asking(Set.of("CLINTRCHPC")), rule, BRCA1).holds(BRCA1))
                .as("a kind of research")
                .isTrue();
        assertThat(of(DOCTOR.asking(Set.of("TREAT", "HRESCH")), rule, BRCA1).holds(BRCA1))
                .as("both")
                .isTrue();
        assertThat(of(DOCTOR.asking(Set.of()), rule, BRCA1).holds(BRCA1))
                .as("nobody says what for")
                .isTrue();
    }

    @Test
    void whatIsPermittedForTreatmentAloneNeedsThePurpose() {
        var optOut = List.of(new Consent(true, forPurpose(false, "TREAT")));
        assertThat(Withheld.of(optOut, Requester.of(DOCTOR), NOW, List.of(EGFR)).holds(EGFR))
                .isFalse();
        assertThat(Withheld.of(optOut, Requester.of(DOCTOR.asking(Set.of("ERTREAT"))), NOW, List.of(EGFR))
                        .holds(EGFR))
                .isFalse();
        for (var asked : List.of(Set.<String>of(), Set.of("HRESCH"), Set.of("TREAT", "HRESCH"))) {
            assertThat(Withheld.of(optOut, Requester.of(DOCTOR.asking(asked)), NOW, List.of(EGFR))
                            .holds(EGFR))
                    .as("%s", asked)
                    .isTrue();
        }
    }

    @Test
    void aProvisionAboutCollectingSaysNothingOfShowing() {
        for (var one : Map.of("collect", false, "correct", false, "access", true, "use", true, "unheard-of", true)
                .entrySet()) {
            var rule = rule(true, circumstances(Set.of(), Set.of(), Set.of(one.getKey())), Extent.ALL);
            assertThat(of(DOCTOR, rule, BRCA1).holds(BRCA1)).as(one.getKey()).isEqualTo(one.getValue());
        }
    }

    private static Shown found(String when) {
        var day = Instant.parse(when + "T00:00:00Z");
        return new Shown(
                "Observation",
                when,
                Set.of("p"),
                false,
                Map.of(),
                Set.of(),
                Optional.of(new Stretch(day, day.plusSeconds(86_400))));
    }

    private static Extent data(String from, String until) {
        return new Extent(
                Set.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.of(new Stretch(Instant.parse(from + "Z"), Instant.parse(until + "Z"))));
    }

    @Test
    void whatWasFoundInAPeriodIsDeniedAndWhatDoesNotSayWhen() {
        var rule = rule(true, valid(Instant.MIN, Instant.MAX), data("2025-01-01T12:00:00", "2026-01-01T00:00:00"));
        assertThat(of(DOCTOR, rule).holds(found("2025-01-01"))).as("partly").isTrue();
        assertThat(of(DOCTOR, rule).holds(found("2025-06-01"))).isTrue();
        assertThat(of(DOCTOR, rule).holds(found("2026-01-01"))).as("after").isFalse();
        assertThat(of(DOCTOR, rule).holds(found("2024-12-31"))).as("before").isFalse();
        assertThat(of(DOCTOR, rule).holds(BRCA1)).as("no date").isTrue();
    }

    @Test
    void whatIsPermittedOfAPeriodHasToLieWithinIt() {
        var rule = rule(false, valid(Instant.MIN, Instant.MAX), data("2025-01-01T12:00:00", "2026-01-01T00:00:00"));
        var optOut = List.of(new Consent(true, rule));
        var withheld = Withheld.of(optOut, Requester.of(DOCTOR), NOW, List.of());
        assertThat(withheld.holds(found("2025-06-01"))).isFalse();
        assertThat(withheld.holds(found("2025-01-01"))).as("partly").isTrue();
        assertThat(withheld.holds(BRCA1)).as("no date").isTrue();
    }

    @Test
    void whatIsDeniedWithinAProvisionIsDeniedToWhoMayBeMeantByIt() {
        var rule = forPurpose(false, "TREAT", about(true, "BRCA1"));
        assertThat(of(DOCTOR, rule, BRCA1, EGFR).holds(BRCA1)).isTrue();
        var untold = of(DOCTOR.asking(Set.of()), rule, BRCA1, EGFR);
        assertThat(untold.holds(BRCA1)).as("nobody says what for").isTrue();
        assertThat(untold.holdsGenome()).isTrue();
        assertThat(untold.holds(EGFR)).isFalse();
        assertThat(of(DOCTOR.asking(Set.of("HRESCH")), rule, BRCA1).holds(BRCA1))
                .as("it is not about research")
                .isFalse();
    }
}
