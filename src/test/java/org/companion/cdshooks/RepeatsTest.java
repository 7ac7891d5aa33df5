package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.select;
import static org.companion.testing.Calls.sign;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** What is not said twice, and what is. */
class RepeatsTest {
    private static final String SIGN = sign("null", draft("a", CLOPIDOGREL));
    private static final String SELECT = select("['MedicationRequest/a']", draft("a", CLOPIDOGREL));

    private final House untested = House.with(OnFile.of(Patient.with().chart()));
    private final House poor =
            House.with(OnFile.of(Patient.with().genotype("CYP2C19", "*2", "*2").chart()));

    @Test
    void aMissingTestIsAskedForAgainOnTheSameDayOnly() {
        assertThat(signed(untested.at("2026-11-23T10:00:00Z"))).hasSize(1);
        assertThat(signed(untested.at("2026-11-23T15:00:00Z"))).hasSize(1);
        assertThat(signed(untested.at("2026-11-24T08:00:00Z"))).isEmpty();
        assertThat(signed(untested.at("2026-12-22T08:00:00Z"))).isEmpty();
        assertThat(signed(untested.at("2026-12-25T08:00:00Z"))).hasSize(1);
    }

    @Test
    void theTimeBetweenIsTheSites() {
        untested.settings(settings(true, Duration.ZERO, false));
        assertThat(signed(untested.at("2026-11-23T10:00:00Z"))).hasSize(1);
        assertThat(signed(untested.at("2026-11-24T08:00:00Z"))).hasSize(1);
    }

    @Test
    void aSiteCanDoWithoutMissingTestsAndStillGetsTheRest() {
        assertThat(signed(untested.settings(settings(false, Duration.ofDays(30), false))))
                .isEmpty();
        assertThat(signed(poor.settings(settings(false, Duration.ofDays(30), false))))
                .hasSize(1);
    }

    @Test
    void aResultIsSaidEveryTime() {
        assertThat(signed(poor.at("2026-11-23T10:00:00Z"))).hasSize(1);
        assertThat(signed(poor.at("2026-11-24T10:00:00Z"))).hasSize(1);
    }

    @Test
    void whatWasSeenWhenChoosingIsSaidAgainWhenSigningUnlessTheSiteWantsItOnce() {
        assertThat(poor.cards(Hook.ORDER_SELECT, SELECT)).hasSize(1);
        assertThat(signed(poor)).hasSize(1);
        assertThat(signed(poor.settings(settings(true, Duration.ofDays(30), true))))
                .isEmpty();
    }

    @Test
    void anotherDoseIsAnotherOrder() {
        poor.settings(settings(true, Duration.ofDays(30), true));
        assertThat(poor.cards(Hook.ORDER_SELECT, SELECT)).hasSize(1);
        var changed = sign("null", draft("a", CLOPIDOGREL + ",'dosageInstruction':[{'text':'150 mg'}]"));
        assertThat(poor.cards(Hook.ORDER_SIGN, changed)).hasSize(1);
    }

    @Test
    void anotherUserHasNotSeenIt() {
        poor.settings(settings(true, Duration.ofDays(30), true));
        assertThat(poor.cards(Hook.ORDER_SELECT, SELECT)).hasSize(1);
        assertThat(poor.cards(Hook.ORDER_SIGN, SIGN.replace("Practitioner/1", "Practitioner/2")))
                .hasSize(1);
    }

    @Test
    void aShownCardIsWrittenDownWithItsRulesAndWithoutThePatientsResult() {
        signed(poor);
        assertThat(poor.journal.cards()).singleElement().satisfies(card -> {
            assertThat(card.drug()).isEqualTo("clopidogrel");
            assertThat(card.category()).isEqualTo("avoid");
            assertThat(card.rules()).isNotEmpty();
            assertThat(card.inputs()).matches("[0-9a-f]{64}");
            assertThat(card.toString()).doesNotContain("*2");
        });
    }

    @Test
    void theSameInputsHaveTheSameDigestAndOthersAnother() {
        signed(poor);
        signed(poor);
        poor.cards(Hook.ORDER_SIGN, SIGN.replace("Practitioner/1", "Practitioner/2"));
        var digests = poor.journal.cards().stream().map(card -> card.inputs()).toList();
        assertThat(digests.get(0)).isEqualTo(digests.get(1)).isNotEqualTo(digests.get(2));
    }

    private static HooksSettings settings(boolean tests, Duration again, boolean once) {
        return new HooksSettings(List.of(), false, tests, again, once, false, Map.of());
    }

    private static List<Card> signed(House house) {
        return house.cards(Hook.ORDER_SIGN, SIGN);
    }
}
