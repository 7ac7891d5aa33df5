package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdiTest {
    private static final Contig CONTIG = new Contig("NC_000007.14");

    /** A sequence and a change of a stretch of it. */
    record Edit(String sequence, Spdi change) {}

    @Property
    void trimmingChangesTheSequenceInTheSameWay(@ForAll("edits") Edit edit) {
        assertThat(applied(edit.change().trimmed(), edit.sequence()))
                .isEqualTo(applied(edit.change(), edit.sequence()));
    }

    @Property
    void trimmingTwiceIsTrimmingOnce(@ForAll("edits") Edit edit) {
        assertThat(edit.change().trimmed().trimmed()).isEqualTo(edit.change().trimmed());
    }

    @Property
    void whatIsWrittenIsReadAsTheSameChange(@ForAll("edits") Edit edit) {
        assertThat(Spdi.parse(edit.change().toString())).contains(edit.change());
    }

    @ParameterizedTest
    @CsvSource({
        "NC_000007.14:140753335:A:T, NC_000007.14:140753335:A:T",
        "NC_000007.14:140753334:CA:CT, NC_000007.14:140753335:A:T",
        "NC_000007.14:100:GAG:GG, NC_000007.14:101:A:''",
        "NC_000007.14:100:A:AA, NC_000007.14:100:'':A",
        "NC_000007.14:100:acg:acg, NC_000007.14:100:'':''",
    })
    void basesThatBothAllelesShareAreTrimmedFromTheRightAndThenTheLeft(String written, String trimmed) {
        assertThat(Spdi.parse(written).orElseThrow().trimmed()).hasToString(trimmed.replace("''", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NC_000007.14:1:A",
                "NC_000007.14:1:3:T",
                "chr7:1:A:T",
                "NC_000007.14:-1:A:T",
                "NC_000007.14:99999999999:A:T",
                "NC_000007:1:A:T"
            })
    void whatIsNoSpdiWithSpelledOutBasesIsNone(String written) {
        assertThat(Spdi.parse(written)).isEmpty();
    }

    @Test
    void theIntervalOfAnInsertionLiesBetweenTwoBases() {
        assertThat(new Spdi(CONTIG, 5, "", "ACG").interval()).isEqualTo(new Interval(CONTIG, 5, 5));
        assertThat(new Spdi(CONTIG, 5, "AC", "").interval()).isEqualTo(new Interval(CONTIG, 5, 7));
    }

    @Test
    void anIntervalEndsWhereItStartsOrAfter() {
        assertThat(new Interval(CONTIG, 3, 7)).hasToString("NC_000007.14:3-7");
        assertThatThrownBy(() -> new Interval(CONTIG, 7, 3)).hasMessageContaining("[7,3)");
        assertThatThrownBy(() -> new Interval(CONTIG, -1, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String applied(Spdi change, String sequence) {
        var end = change.start() + change.deleted().length();
        assertThat(sequence.substring(change.start(), end)).isEqualTo(change.deleted());
        return sequence.substring(0, change.start()) + change.inserted() + sequence.substring(end);
    }

    @Provide
    Arbitrary<Edit> edits() {
        var bases = Arbitraries.strings().withChars("AC");
        return Combinators.combine(
                        bases.ofMinLength(1).ofMaxLength(20),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 8),
                        bases.ofMaxLength(8))
                .as((sequence, start, length, inserted) -> {
                    var from = Math.min(start, sequence.length());
                    var to = Math.min(from + length, sequence.length());
                    return new Edit(sequence, new Spdi(CONTIG, from, sequence.substring(from, to), inserted));
                });
    }
}
