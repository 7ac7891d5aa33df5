package org.companion.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.junit.jupiter.api.Test;

/** What a sample's calls say of a position, and what they leave open. */
class SightingTest {
    private static final Contig CONTIG = new Contig("NC_000010.11");
    private static final Locus BASE = new Locus(
            "rs1",
            new Interval(CONTIG, 100, 101),
            List.of(new Spdi(CONTIG, 100, "A", "G"), new Spdi(CONTIG, 100, "A", "T")));
    private static final Locus INSERTION =
            new Locus("rs2", new Interval(CONTIG, 200, 201), List.of(new Spdi(CONTIG, 201, "", "AT")));
    private static final Locus DELETION =
            new Locus("rs3", new Interval(CONTIG, 300, 303), List.of(new Spdi(CONTIG, 301, "CA", "")));

    private static Call call(String deleted, String inserted, int start, CallState state) {
        return call(deleted, inserted, start, state, OptionalInt.empty(), OptionalInt.empty(), true);
    }

    private static Call call(
            String deleted,
            String inserted,
            int start,
            CallState state,
            OptionalInt phase,
            OptionalInt copy,
            boolean passed) {
        return new Call(new Spdi(CONTIG, start, deleted, inserted), state, phase, copy, passed, OptionalInt.empty());
    }

    private static Optional<At> seen(Locus locus, boolean looked, Call... calls) {
        return new Sighting(List.of(calls), place -> looked, contig -> false)
                .at(List.of(locus))
                .get(0);
    }

    @Test
    void whereNothingWasCalledItIsTheReferenceOnlyIfItWasLookedAt() {
        assertThat(seen(BASE, true)).contains(At.both(0));
        assertThat(seen(BASE, false)).isEmpty();
    }

    @Test
    void aCallIsOneOfTheAlternativesByItsNumber() {
        assertThat(seen(BASE, false, call("A", "G", 100, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, 1));
        assertThat(seen(BASE, false, call("A", "T", 100, CallState.HOMOZYGOUS))).contains(At.both(2));
        assertThat(seen(BASE, false, call("A", "C", 100, CallState.HOMOZYGOUS))).contains(At.both(At.OTHER));
        assertThat(seen(BASE, false, call("A", "G", 100, CallState.HEMIZYGOUS))).contains(At.oneCopy(1));
    }

    @Test
    void onWhichCopyACallLiesIsKeptWhereItIsPhased() {
        var first = call("A", "G", 100, CallState.HETEROZYGOUS, OptionalInt.of(9), OptionalInt.of(0), true);
        assertThat(seen(BASE, false, first)).contains(new At(1, 0, OptionalInt.of(9)));
        var second = call("A", "G", 100, CallState.HETEROZYGOUS, OptionalInt.of(9), OptionalInt.of(1), true);
        assertThat(seen(BASE, false, second)).contains(new At(0, 1, OptionalInt.of(9)));
    }

    @Test
    void twoAlternativesAreOneOnEachCopy() {
        var one = call("A", "G", 100, CallState.HETEROZYGOUS);
        var other = call("A", "T", 100, CallState.HETEROZYGOUS);
        assertThat(seen(BASE, false, one, other)).contains(At.unphased(1, 2));
        var onFirst = call("A", "G", 100, CallState.HETEROZYGOUS, OptionalInt.of(1), OptionalInt.of(1), true);
        var onSecond = call("A", "T", 100, CallState.HETEROZYGOUS, OptionalInt.of(1), OptionalInt.of(0), true);
        assertThat(seen(BASE, false, onFirst, onSecond)).contains(new At(2, 1, OptionalInt.of(1)));
        assertThat(seen(
                        BASE,
                        false,
                        onFirst,
                        call("A", "T", 100, CallState.HETEROZYGOUS, OptionalInt.of(1), OptionalInt.of(1), true)))
                .isEmpty();
        assertThat(seen(BASE, false, one, call("A", "T", 100, CallState.HOMOZYGOUS)))
                .isEmpty();
    }

    @Test
    void whatFailedItsFilterOrHasNoNumberOfCopiesIsNotSeen() {
        var failed = call("A", "G", 100, CallState.HOMOZYGOUS, OptionalInt.empty(), OptionalInt.empty(), false);
        assertThat(seen(BASE, true, failed)).isEmpty();
        assertThat(seen(BASE, true, call("A", "G", 100, CallState.PRESENT))).isEmpty();
    }

    @Test
    void aChangeBesideAPositionDoesNotTouchIt() {
        assertThat(seen(BASE, true, call("C", "G", 99, CallState.HOMOZYGOUS))).contains(At.both(0));
        assertThat(seen(BASE, true, call("C", "G", 101, CallState.HOMOZYGOUS))).contains(At.both(0));
        assertThat(seen(BASE, true, call("", "GG", 100, CallState.HOMOZYGOUS))).contains(At.both(0));
        assertThat(seen(BASE, true, call("", "GG", 101, CallState.HOMOZYGOUS))).contains(At.both(0));
        assertThat(seen(BASE, true, call("CAC", "", 99, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, At.OTHER));
    }

    @Test
    void anInsertionIsMetByAnotherOneAtItsPlaceOnly() {
        assertThat(seen(INSERTION, true, call("", "AT", 201, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, 1));
        assertThat(seen(INSERTION, true, call("", "ATAT", 201, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, At.OTHER));
        assertThat(seen(INSERTION, true, call("A", "G", 200, CallState.HETEROZYGOUS)))
                .contains(At.both(0));
        assertThat(seen(INSERTION, true, call("AC", "", 200, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, At.OTHER));
    }

    @Test
    void aDeletionIsMetByWhatTakesPartOfIt() {
        assertThat(seen(DELETION, true, call("CA", "", 301, CallState.HOMOZYGOUS)))
                .contains(At.both(1));
        assertThat(seen(DELETION, true, call("C", "", 301, CallState.HOMOZYGOUS)))
                .contains(At.both(At.OTHER));
        assertThat(seen(DELETION, true, call("", "G", 303, CallState.HETEROZYGOUS)))
                .contains(At.unphased(0, At.OTHER));
        assertThat(seen(DELETION, true, call("G", "T", 303, CallState.HOMOZYGOUS)))
                .contains(At.both(0));
    }

    @Test
    void aManHasOneX() {
        var sighting = new Sighting(List.of(call("A", "G", 100, CallState.HOMOZYGOUS)), place -> true, contig -> true);
        assertThat(sighting.at(List.of(BASE, DELETION)))
                .containsExactly(Optional.of(At.oneCopy(1)), Optional.of(At.oneCopy(0)));
    }
}
