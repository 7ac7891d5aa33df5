package org.companion.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.companion.genome.Sequence;
import org.companion.library.LiveLibrary;
import org.junit.jupiter.api.Test;

/** What is written of a statement is the same whenever it is read, and another when it says something else. */
class WrittenTest {
    private record Some(Set<String> words, Optional<Integer> number) {}

    @Test
    void theOrderOfASetDoesNotCountAndThatOfAListDoes() {
        assertThat(Written.of(new Some(Set.of("b", "a", "c"), Optional.of(1))))
                .isEqualTo("Some({1:a,1:b,1:c},1:1)")
                .isNotEqualTo(Written.of(new Some(Set.of("b", "a", "c"), Optional.empty())));
        assertThat(Written.of(List.of("a", "b"))).isNotEqualTo(Written.of(List.of("b", "a")));
        assertThat(Written.of(List.of("a,1:b"))).isNotEqualTo(Written.of(List.of("a", "b")));
    }

    @Test
    void allStatementsOfThePacksAreWrittenAlikeByTwoReadings() {
        assertThat(digests()).hasSizeGreaterThan(500).isEqualTo(digests());
    }

    @Test
    void noStatementIsWrittenByWhereItLiesInMemory() {
        var library = new LiveLibrary(Optional.empty(), Optional.empty(), Sequence.NONE);
        library.drugsWithStatements()
                .forEach(drug -> library.about(drug)
                        .forEach(one -> assertThat(Written.of(one)).doesNotContainPattern("[A-Za-z]@[0-9a-f]{5,}")));
    }

    private static Map<String, String> digests() {
        var library = new LiveLibrary(Optional.empty(), Optional.empty(), Sequence.NONE);
        var digests = new TreeMap<String, String>();
        library.drugsWithStatements()
                .forEach(drug -> library.about(drug).forEach(one -> digests.put(one.id(), Written.digest(one))));
        return digests;
    }
}
