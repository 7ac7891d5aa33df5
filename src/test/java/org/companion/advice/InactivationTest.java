package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.CopyNumber.Change;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.chart.Zygosity;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.junit.jupiter.api.Test;

/** When no copy of a gene is left as it should be. */
class InactivationTest {
    private static Verdict of(Patient patient) {
        return new Inactivation(patient.chart(), Examples.gene("EGFR")).ofBothCopies();
    }

    private static Variant variant(
            String change, Optional<Zygosity> copies, Optional<Significance> held, Presence presence) {
        return new Variant(
                Examples.gene("EGFR"),
                change.isEmpty() ? Optional.empty() : Optional.of(Examples.change(change)),
                Set.of(),
                Optional.empty(),
                presence,
                Optional.empty(),
                new Variant.Details(copies, Optional.empty(), held),
                Result.source("Observation/" + change));
    }

    private static Variant changed(String change) {
        return variant(change, Optional.empty(), Optional.empty(), PRESENT);
    }

    private static CopyNumber lost(String copies, Change change, Presence presence) {
        return new CopyNumber(
                Examples.gene("EGFR"),
                change,
                copies.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(copies)),
                presence,
                Result.source("Observation/copies"));
    }

    @Test
    void bothCopiesDeletedIsBoth() {
        assertThat(of(Patient.with().has(lost("0", Change.LOSS, PRESENT)))).isInstanceOf(Verdict.Met.class);
        assertThat(of(Patient.with().has(lost("1", Change.LOSS, PRESENT)))).isInstanceOf(Verdict.NotKnown.class);
        assertThat(of(Patient.with().has(lost("", Change.LOSS, PRESENT)))).isInstanceOf(Verdict.NotKnown.class);
        assertThat(of(Patient.with().has(lost("0", Change.GAIN, PRESENT))).grounds())
                .isEmpty();
        assertThat(of(Patient.with().has(lost("0", Change.LOSS, ABSENT))).grounds())
                .isEmpty();
    }

    @Test
    void aChangeOnBothCopiesIsBoth() {
        for (var state : new Zygosity[] {Zygosity.HOMOZYGOUS, Zygosity.HEMIZYGOUS}) {
            var told = variant("p.L858R", Optional.of(state), Optional.empty(), PRESENT);
            assertThat(of(Patient.with().has(told))).isInstanceOf(Verdict.Met.class);
        }
        var one = variant("p.L858R", Optional.of(Zygosity.HETEROZYGOUS), Optional.empty(), PRESENT);
        assertThat(of(Patient.with().has(one))).isInstanceOfSatisfying(Verdict.NotKnown.class, open -> {
            assertThat(open.need()).isEqualTo("second copy of EGFR");
            assertThat(open.reason()).isEqualTo(Unknown.Reason.NOT_TESTED);
        });
    }

    @Test
    void aChangeBesideALostCopyIsBoth() {
        var both = of(Patient.with().has(changed("p.L858R")).has(lost("", Change.LOSS, PRESENT)));
        assertThat(both)
                .isInstanceOfSatisfying(
                        Verdict.Met.class, met -> assertThat(met.provisos()).isEmpty());
        assertThat(both.grounds()).extracting(Grounds::words).containsExactly("EGFR L858R", "EGFR loss found");
    }

    @Test
    void twoChangesAreBothIfTheyLieApart() {
        var two = of(Patient.with().has(changed("p.L858R")).has(changed("p.T790M")));
        assertThat(two)
                .isInstanceOfSatisfying(
                        Verdict.Met.class,
                        met -> assertThat(met.provisos())
                                .extracting(Proviso::words)
                                .containsExactly("if the changes of EGFR lie on different copies"));
        assertThat(of(Patient.with().has(changed("p.L858R")).has(changed("p.L858R"))))
                .isInstanceOf(Verdict.NotKnown.class);
    }

    @Test
    void whatIsBenignUncertainOrSilentDoesNotCount() {
        for (var held : new Significance[] {Significance.BENIGN, Significance.UNCERTAIN}) {
            var told = variant("p.L858R", Optional.of(Zygosity.HOMOZYGOUS), Optional.of(held), PRESENT);
            assertThat(of(Patient.with().has(told)).grounds()).as(held.name()).isEmpty();
        }
        var silent = variant("p.L858L", Optional.of(Zygosity.HOMOZYGOUS), Optional.empty(), PRESENT);
        assertThat(of(Patient.with().has(silent)).grounds()).isEmpty();
        var pathogenic =
                variant("p.L858R", Optional.of(Zygosity.HOMOZYGOUS), Optional.of(Significance.PATHOGENIC), PRESENT);
        assertThat(of(Patient.with().has(pathogenic))).isInstanceOf(Verdict.Met.class);
    }

    @Test
    void aGeneThatWasLookedAtAsAWholeIsWhole() {
        var whole = variant("", Optional.empty(), Optional.empty(), ABSENT);
        assertThat(of(Patient.with().has(whole))).isInstanceOf(Verdict.NotMet.class);
        var one = variant("p.L858R", Optional.empty(), Optional.empty(), ABSENT);
        assertThat(of(Patient.with().has(one))).isInstanceOf(Verdict.NotKnown.class);
        assertThat(of(Patient.with())).isInstanceOf(Verdict.NotKnown.class);
        assertThat(of(Patient.with().unreadable("EGFR")))
                .isInstanceOfSatisfying(
                        Verdict.NotKnown.class,
                        open -> assertThat(open.reason()).isEqualTo(Unknown.Reason.UNREADABLE));
    }

    @Test
    void anotherGeneSaysNothing() {
        assertThat(of(Patient.with().variant("KRAS", "p.G12D", PRESENT)).grounds())
                .isEmpty();
    }
}
