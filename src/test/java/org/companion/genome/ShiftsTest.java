package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Genome.spdi;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** All the ways in which one insertion or deletion of a repeat is written. */
class ShiftsTest {
    @Test
    void aContextualDeletionShowsEveryPlaceItCanBeWrittenAt() {
        assertThat(Shifts.of(spdi("NC_000002.12:47805735:CTATCTATCT:CTATCT")))
                .hasSize(7)
                .contains(spdi("NC_000002.12:47805735:CTAT:"), spdi("NC_000002.12:47805741:ATCT:"));
    }

    @Test
    void aContextualInsertionLikewise() {
        assertThat(Shifts.of(spdi("NC_000017.10:41243854:AAA:AAAA")))
                .extracting(Spdi::start)
                .containsExactly(41243854, 41243855, 41243856, 41243857);
    }

    @Test
    void aSubstitutionAndAMinimalSpellingStandAlone() {
        assertThat(Shifts.of(spdi("NC_000001.10:5:A:T"))).containsExactly(spdi("NC_000001.10:5:A:T"));
        assertThat(Shifts.of(spdi("NC_000001.10:5:AC:"))).containsExactly(spdi("NC_000001.10:5:AC:"));
    }

    @Property
    void everyShiftGivesTheSameSequence(
            @ForAll @IntRange(min = 1, max = 4) int unit, @ForAll @IntRange(min = 2, max = 6) int times) {
        var repeat = "CATG".substring(0, unit).repeat(times);
        var less = repeat.substring(unit);
        for (var shift : Shifts.of(new Spdi(new Contig("NC_000001.11"), 100, repeat, less))) {
            int at = shift.start() - 100;
            assertThat(repeat.substring(0, at) + repeat.substring(at + unit)).isEqualTo(less);
        }
    }
}
