package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.genome.Assembly.GRCH37;
import static org.companion.genome.Assembly.GRCH38;
import static org.companion.testing.Genome.interval;
import static org.companion.testing.Genome.liftover;
import static org.companion.testing.Genome.spdi;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places on one build found again on the other. */
class LiftoverTest {
    @ParameterizedTest
    @CsvSource({
        "NC_000007.13:140453135-140453136, NC_000007.14:140753335-140753336",
        "NC_000007.14:55019016-55211628, NC_000007.13:55086709-55279321",
        "NC_000022.10:42522500-42526812, NC_000022.11:42126498-42130810",
        "NC_000002.11:47727089-47727189, NC_000002.12:47499950-47500050",
        "NC_012920.1:100-200, NC_012920.1:100-200"
    })
    void aRangeIsFoundOnTheOtherBuild(String from, String to) {
        var there = interval(to).contig().assembly().orElse(GRCH38);
        assertThat(liftover().lift(interval(from), there)).contains(interval(to));
    }

    @Test
    void aRangeOnTheBuildAskedForIsItself() {
        assertThat(liftover().lift(interval("NC_000001.11:5-6"), GRCH38)).contains(interval("NC_000001.11:5-6"));
    }

    @Test
    void whatLiesInNoBlockDoesNotLift() {
        assertThat(liftover().lift(interval("NC_000001.10:0-10"), GRCH38)).isEmpty();
    }

    /** The guide's own example of a range that has no counterpart. */
    @Test
    void aRangeBetweenTwoBlocksTakesTheirNextBases() {
        assertThat(liftover().lift(interval("NC_000001.11:145923295-145923296"), GRCH37))
                .contains(interval("NC_000001.10:145511795-145511797"));
    }

    @Test
    void anEndBetweenBlocksIsWidenedALittle() {
        assertThat(two().lift(interval("NC_000001.10:150-250"), GRCH38)).contains(interval("NC_000001.11:1150-1250"));
        assertThat(two().lift(interval("NC_000001.10:220-230"), GRCH38)).contains(interval("NC_000001.11:1199-1250"));
        assertThat(two().lift(interval("NC_000001.10:1000-1010"), GRCH38)).isEmpty();
    }

    @Test
    void onAReversedBlockEndsChangePlacesAndBasesStrands() {
        assertThat(two().lift(interval("NC_000001.10:5000-5010"), GRCH38)).contains(interval("NC_000001.11:6090-6100"));
        assertThat(two().lift(spdi("NC_000001.10:5000:AC:G"), GRCH38)).contains(spdi("NC_000001.11:6098:GT:C"));
        assertThat(two().lift(spdi("NC_000001.10:5001::AC"), GRCH38)).contains(spdi("NC_000001.11:6099::GT"));
    }

    @Test
    void anAlleleThatLeavesItsBlockDoesNotLift() {
        assertThat(two().lift(spdi("NC_000001.10:199:AC:A"), GRCH38)).isEmpty();
        assertThat(two().lift(spdi("NC_000001.10:200::A"), GRCH38)).isEmpty();
    }

    @Property
    void thereAndBackIsTheSamePlaceWithinABlock(
            @ForAll @IntRange(min = 100, max = 198) int start, @ForAll @IntRange(min = 1, max = 2) int length) {
        var here = new Interval(new Contig("NC_000001.10"), start, start + length);
        assertThat(two().lift(here, GRCH38).flatMap(there -> two().lift(there, GRCH37)))
                .contains(here);
    }

    @Property
    void anAlleleComesBackAsItWas(@ForAll @IntRange(min = 5000, max = 5097) int start) {
        var allele = new Spdi(new Contig("NC_000001.10"), start, "AC", "T");
        assertThat(two().lift(allele, GRCH38).flatMap(there -> two().lift(there, GRCH37)))
                .contains(allele);
    }

    /** 100 bases moved by 1000, 40 more after a gap, 100 turned round. */
    private static Liftover two() {
        return new Liftover(List.of(
                new Liftover.Block("1", 100, 1100, 100, false),
                new Liftover.Block("1", 249, 1249, 40, false),
                new Liftover.Block("1", 5000, 6000, 100, true)));
    }
}
