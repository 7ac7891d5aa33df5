package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.companion.library.TranscriptTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants as people write them. */
class VariantNamesTest {
    private static final VariantNames NAMES = new VariantNames(TranscriptTable.bundled(), Sequence.NONE);

    @ParameterizedTest
    @CsvSource({
        "NC_000007.14:140753335:A:T, NC_000007.14:140753335:A:T",
        "NC_000002.12:47805734:ACTAT:A, NC_000002.12:47805735:CTAT:",
        "NC_000002.12:47805735:4:, NC_000002.12:47805735:NNNN:",
        "NC_000005.9:g.112102032A>T, NC_000005.9:112102031:A:T",
        "NC_000001.10:g.100_103del, NC_000001.10:99:NNNN:",
        "NC_000001.10:g.100delA, NC_000001.10:99:A:",
        "NC_000001.10:g.100_101insTT, NC_000001.10:100::TT",
        "NC_000001.10:g.100_102delinsG, NC_000001.10:99:NNN:G",
        "NC_000001.10:g.100_101delACinsG, NC_000001.10:99:AC:G",
        "NC_000001.10:g.100_101dupAC, NC_000001.10:99::AC",
        "NC_000001.10:g.100_102invACG, NC_000001.10:99:ACG:CGT",
        "NC_012920.1:m.1555A>G, NC_012920.1:1554:A:G"
    })
    void spdiAndGenomicNamesAreRead(String written, String spdi) {
        assertThat(allele(written)).isEqualTo(spdi);
    }

    /** The coding positions whose places are known (see the checks of the reference tables). */
    @ParameterizedTest
    @CsvSource({
        "NM_004333.6:c.1799T>A, NC_000007.13:140453135:A:T",
        "NM_001354609.2:c.1799T>A, NC_000007.13:140453135:A:T",
        "NM_002524.5:c.182A>G, NC_000001.10:115256528:T:C",
        "NM_005228.5:c.2369C>T, NC_000007.13:55249070:C:T",
        "NM_000546.6:c.215C>G, NC_000017.10:7579471:G:C",
        "NM_000059.4:c.7397T>C, NC_000013.10:32929386:T:C",
        "NM_004333.6(BRAF):c.1799T>A, NC_000007.13:140453135:A:T",
        "ENST00000288602:c.1799T>A, NC_000007.13:140453135:A:T",
        "NM_005228.5:c.2235_2249del, NC_000007.13:55242464:NNNNNNNNNNNNNNN:"
    })
    void codingNamesArePlacedOnTheChromosome(String written, String spdi) {
        assertThat(allele(written)).isEqualTo(spdi);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chr7:140453136",
                "BRAF V600E",
                "NC_000007.14:140753335:A",
                "NC_000001.10:g.100_105insA",
                "NC_000001.10:g.105_100del",
                "NC_000001.10:g.100_101delA",
                "NC_000007.14:140753335:A:A"
            })
    void whatIsNoNameIsMalformed(String written) {
        assertThat(refused(written).wellFormed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NM_999999.1:c.5A>T",
                "NM_004333.6:c.99999A>T",
                "NC_000099.1:g.5A>T",
                "NC_000007.12:140753335:A:T",
                "NC_000001.10:g.100_101dup",
                "NM_001354609.2:c.2200A>T"
            })
    void whatCannotBePlacedIsNeverReadAsSomethingElse(String written) {
        var refused = refused(written);
        assertThat(refused.wellFormed()).isTrue();
        assertThat(refused.reason()).isNotBlank();
    }

    @Property
    void contextDoesNotChangeTheAllele(
            @ForAll @IntRange(min = 1000, max = 2000) int start,
            @ForAll @StringLength(max = 6) @CharRange(from = 'A', to = 'A') String before,
            @ForAll @StringLength(min = 1, max = 4) @CharRange(from = 'C', to = 'C') String inserted) {
        var plain = new Spdi(new Contig("NC_000001.11"), start, "", inserted);
        var written =
                new Spdi(new Contig("NC_000001.11"), start - before.length(), before + "G", before + inserted + "G");
        assertThat(allele(written.toString())).isEqualTo(plain.toString());
        assertThat(allele(allele(written.toString()))).isEqualTo(plain.toString());
    }

    private static String allele(String written) {
        return NAMES.allele(written).map(a -> a.change().toString()).orElseGet(() -> "refused: " + refused(written));
    }

    private static VariantName.Refused refused(String written) {
        return (VariantName.Refused) NAMES.read(written);
    }
}
