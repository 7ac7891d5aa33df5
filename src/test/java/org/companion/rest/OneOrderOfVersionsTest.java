package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.companion.testing.Linearity;
import org.companion.testing.Linearity.Kind;
import org.companion.testing.Linearity.Seen;
import org.companion.testing.RunningServer;
import org.companion.testing.TenWriters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The versions of a resource have one order, whoever writes and reads at the same time. */
class OneOrderOfVersionsTest {
    /** Red when it was last run: one version was missing in the middle of the history. */
    @Test
    @Tag("long")
    void tenWritersOfOneResourceSeeOneOrder() throws Exception {
        var outcome = new TenWriters(List.of(RunningServer.address() + "/fhir"), "ten-writers").run();
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.writes()).isGreaterThanOrEqualTo(60);
        assertThat(outcome.refusals()).as("versions that were overtaken").isPositive();
    }

    @Test
    void aMissingVersionIsNoticed() {
        assertThat(faults(List.of(), Set.of(), "a", "", "c")).containsExactly("version 2 is missing before 3");
    }

    @Test
    void aWriteThatIsNotInTheHistoryIsNoticed() {
        assertThat(faults(List.of(write(0, 1, 2, "b")), Set.of(), "a", "x")).hasSize(1);
    }

    @Test
    void aValueThatIsThereTwiceIsNoticed() {
        assertThat(faults(List.of(), Set.of(), "a", "a")).containsExactly("a value was written twice");
    }

    @Test
    void aRefusedWriteThatIsThereIsNoticed() {
        assertThat(faults(List.of(), Set.of("b"), "a", "b")).containsExactly("b was refused and is in the history");
    }

    @Test
    void aReadThatGoesBackInTimeIsNoticed() {
        assertThat(faults(List.of(read(0, 1, 2, "b"), read(2, 3, 1, "a")), Set.of(), "a", "b"))
                .hasSize(1);
    }

    @Test
    void readsAtTheSameTimeMaySeeEither() {
        assertThat(faults(List.of(read(0, 5, 2, "b"), read(2, 3, 1, "a")), Set.of(), "a", "b"))
                .isEmpty();
    }

    @Test
    void aReadAfterAWriteThatDoesNotSeeItIsNoticed() {
        assertThat(faults(List.of(write(0, 1, 2, "b"), read(2, 3, 1, "a")), Set.of(), "a", "b"))
                .hasSize(1);
    }

    @Test
    void aWriteThatComesBeforeOneThatHadEndedIsNoticed() {
        assertThat(faults(List.of(write(0, 1, 2, "b"), write(2, 3, 1, "a")), Set.of(), "a", "b"))
                .hasSize(1);
    }

    @Test
    void aWriteThatDoesNotFollowTheVersionItNamedIsNoticed() {
        var wrong = new Seen(Kind.WRITE, 0, 1, 3, "c", Optional.of(1L));
        assertThat(faults(List.of(wrong), Set.of(), "a", "b", "c")).hasSize(1);
    }

    private static Seen write(long begin, long end, long version, String value) {
        return new Seen(Kind.WRITE, begin, end, version, value, Optional.empty());
    }

    private static Seen read(long begin, long end, long version, String value) {
        return new Seen(Kind.READ, begin, end, version, value, Optional.empty());
    }

    /** The values of the versions from the first on; an empty one is not there. */
    private static List<String> faults(List<Seen> seen, Set<String> refused, String... values) {
        var history = new TreeMap<Long, String>();
        for (var i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                history.put(i + 1L, values[i]);
            }
        }
        return Linearity.faults(seen, refused, history);
    }
}
