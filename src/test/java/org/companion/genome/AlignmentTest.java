package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.companion.library.TranscriptTable;
import org.junit.jupiter.api.Test;

/** With a reference at hand every spelling of one change is the same. */
class AlignmentTest {
    private static final Contig CONTIG = new Contig("NC_000007.14");

    @Property
    void aChangeMovedToTheLeftMakesTheSameSequence(
            @ForAll @StringLength(min = 30, max = 300) @CharRange(from = 'A', to = 'C') String written,
            @ForAll @IntRange(min = 0, max = 29) int start,
            @ForAll @IntRange(min = 1, max = 9) int length,
            @ForAll boolean deletion) {
        var reference = written.replace('B', 'G');
        int at = Math.min(start, reference.length() - length);
        var bases = reference.substring(at, at + length);
        var change = deletion ? new Spdi(CONTIG, at, bases, "") : new Spdi(CONTIG, at, "", bases);
        var aligned = aligned(reference, change);
        assertThat(applied(reference, aligned)).isEqualTo(applied(reference, change));
        assertThat(aligned(reference, aligned)).as("once is enough").isEqualTo(aligned);
        assertThat(aligned.start()).isLessThanOrEqualTo(change.start());
    }

    @Property
    void twoSpellingsOfOneDeletionMeet(
            @ForAll @StringLength(min = 30, max = 200) @CharRange(from = 'A', to = 'C') String written,
            @ForAll @IntRange(min = 0, max = 19) int one,
            @ForAll @IntRange(min = 0, max = 19) int other,
            @ForAll @IntRange(min = 1, max = 6) int length) {
        var reference = written.replace('B', 'G');
        var first = deletion(reference, one, length);
        var second = deletion(reference, other, length);
        assertThat(aligned(reference, first).equals(aligned(reference, second)))
                .isEqualTo(applied(reference, first).equals(applied(reference, second)));
    }

    private static Spdi deletion(String reference, int start, int length) {
        return new Spdi(CONTIG, start, reference.substring(start, start + length), "");
    }

    @Test
    void basesThatWereNotToldAreTheReferences() {
        assertThat(aligned("AAACGT", new Spdi(CONTIG, 2, "NN", "T"))).isEqualTo(new Spdi(CONTIG, 2, "AC", "T"));
    }

    @Test
    void aNameThatTheReferenceContradictsIsRefused() {
        assertThat(names("AAACGT").read("NC_000007.14:3:T:G")).isInstanceOf(VariantName.Refused.class);
        assertThat(names("AAACGT").read("NC_000007.14:3:C:G")).isInstanceOf(VariantName.Allele.class);
    }

    @Test
    void duplicationsAndInversionsTakeTheirBasesFromTheReference() {
        assertThat(names("AAACACGT")
                        .allele("NC_000007.14:g.5_6dup")
                        .orElseThrow()
                        .change())
                .as("left-most, of the repeat ACAC")
                .isEqualTo(new Spdi(CONTIG, 2, "", "AC"));
        assertThat(names("AAACACGT")
                        .allele("NC_000007.14:g.5_6inv")
                        .orElseThrow()
                        .change())
                .isEqualTo(new Spdi(CONTIG, 4, "AC", "GT"));
    }

    private static VariantNames names(String reference) {
        return new VariantNames(TranscriptTable.bundled(), sequence(reference));
    }

    private static Spdi aligned(String reference, Spdi change) {
        return new Alignment(sequence(reference)).leftmost(change);
    }

    private static Sequence sequence(String reference) {
        return interval -> interval.end() > reference.length()
                ? Optional.empty()
                : Optional.of(reference.substring(interval.start(), interval.end()));
    }

    private static String applied(String reference, Spdi change) {
        return reference.substring(0, change.start())
                + change.inserted()
                + reference.substring(change.start() + change.deleted().length());
    }
}
