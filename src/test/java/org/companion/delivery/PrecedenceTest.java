package org.companion.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.companion.chart.Coded;
import org.companion.intake.Reported.Answer;
import org.junit.jupiter.api.Test;

/** Which version of a report counts, and what its findings are known by. */
class PrecedenceTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void whatWasReportedLaterFollowsWhateverItsStanding() {
        assertThat(at(1, 0, Standing.FINAL).follows(at(0, 5, Standing.CORRECTED)))
                .isTrue();
        assertThat(at(0, 5, Standing.CORRECTED).follows(at(1, 0, Standing.FINAL)))
                .isFalse();
    }

    @Test
    void ofEqualTimesTheOneThatHadGotFurtherStays() {
        assertThat(at(0, 0, Standing.FINAL).follows(at(0, 0, Standing.CORRECTED)))
                .isFalse();
        assertThat(at(0, 0, Standing.PRELIMINARY).follows(at(0, 0, Standing.FINAL)))
                .isFalse();
        assertThat(at(0, 0, Standing.CORRECTED).follows(at(0, 0, Standing.CORRECTED)))
                .isTrue();
        assertThat(at(0, 0, Standing.IN_ERROR).follows(at(0, 0, Standing.CORRECTED)))
                .isTrue();
    }

    @Property
    void ofTwoVersionsOneFollowsTheOtherAtLeast(@ForAll Standing one, @ForAll Standing other) {
        assertThat(at(0, 0, one).follows(at(0, 0, other)) || at(0, 0, other).follows(at(0, 0, one)))
                .isTrue();
    }

    @Test
    void aFindingKeepsItsIdWhenTheLaboratoryNumbersItsRowsAnew() {
        var first = Keys.results(report(genotype("CYP2C19"), genotype("DPYD")));
        var second = Keys.results(report(genotype("DPYD"), genotype("CYP2C19")));
        assertThat(second).containsExactly(first.get(1), first.get(0));
        assertThat(first).doesNotHaveDuplicates();
        assertThat(first.get(0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    private static Result genotype(String gene) {
        return new Result(
                Result.Kind.GENOTYPE,
                Coded.words(""),
                Answer.none(),
                List.of(Parts.words("48018-6", gene)),
                Standing.FINAL);
    }

    private static Report report(Result... results) {
        return new Report(
                new ReportKey("lab", "1", "panel"),
                Coded.words("panel"),
                Standing.FINAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(results),
                List.of(),
                List.of(),
                List.of());
    }

    private static Precedence at(int issued, int sent, Standing standing) {
        return new Precedence(Optional.of(DAY.plusSeconds(issued)), Optional.of(DAY.plusSeconds(sent)), standing);
    }
}
