package org.companion.genomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.companion.genome.Contig;
import org.companion.genome.Spdi;
import org.junit.jupiter.api.Test;

/** Calls packed and unpacked. */
class CallBlockTest {
    private static final Contig CONTIG = new Contig("NC_000001.11");

    @Property
    void whatIsPackedIsUnpacked(@ForAll("calls") List<Call> calls) {
        var sorted = new ArrayList<>(calls);
        sorted.sort(Comparator.comparingInt(call -> call.change().start()));
        assertThat(CallBlock.unpack(CallBlock.pack(sorted), CONTIG, -1, Integer.MAX_VALUE))
                .isEqualTo(sorted);
    }

    @Test
    void aDamagedBlockIsRefused() {
        var packed = CallBlock.pack(List.of(snv(5), snv(9)));
        packed[packed.length / 2] ^= 4;
        assertThatThrownBy(() -> CallBlock.unpack(packed, CONTIG, 0, 10)).isInstanceOf(DamagedBlock.class);
        assertThatThrownBy(() -> CallBlock.unpack(new byte[] {9, 9}, CONTIG, 0, 10))
                .isInstanceOf(DamagedBlock.class);
    }

    @Test
    void onlyCallsOfTheIntervalAreGiven() {
        var deletion = call(new Spdi(CONTIG, 10, "ACGT", ""));
        var insertion = call(new Spdi(CONTIG, 20, "", "G"));
        var packed = CallBlock.pack(List.of(snv(5), deletion, insertion));
        assertThat(CallBlock.unpack(packed, CONTIG, 6, 10)).isEmpty();
        assertThat(CallBlock.unpack(packed, CONTIG, 13, 20)).containsExactly(deletion);
        assertThat(CallBlock.unpack(packed, CONTIG, 14, 20)).isEmpty();
        assertThat(CallBlock.unpack(packed, CONTIG, 19, 21)).containsExactly(insertion);
        assertThat(CallBlock.unpack(packed, CONTIG, 20, 30)).isEmpty();
        assertThat(CallBlock.unpack(packed, CONTIG, 5, 6)).containsExactly(snv(5));
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        var bases = Arbitraries.strings().withChars("ACGTN").ofMaxLength(12);
        var optional = Arbitraries.integers().between(0, 1000).injectNull(0.5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 300_000_000),
                        bases,
                        bases,
                        Arbitraries.of(CallState.class),
                        optional,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, false),
                        optional)
                .as((start, deleted, inserted, state, phase, copy, passed, share) -> new Call(
                        new Spdi(CONTIG, start, deleted, inserted),
                        state,
                        phase == null ? OptionalInt.empty() : OptionalInt.of(phase),
                        phase == null ? OptionalInt.empty() : OptionalInt.of(copy),
                        passed,
                        share == null ? OptionalInt.empty() : OptionalInt.of(share)))
                .list()
                .ofMaxSize(60);
    }

    private static Call snv(int start) {
        return call(new Spdi(CONTIG, start, "A", "G"));
    }

    private static Call call(Spdi change) {
        return new Call(
                change, CallState.HETEROZYGOUS, OptionalInt.empty(), OptionalInt.empty(), true, OptionalInt.empty());
    }
}
