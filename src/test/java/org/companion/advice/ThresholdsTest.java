package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every threshold of the rules beyond genetics, just under it, on it, and just over it. */
class ThresholdsTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final KnowledgeBase KNOWLEDGE = PACKS.knowledge();
    private static final Advisor ADVISOR = new Advisor(KNOWLEDGE, PACKS.units());
    private static final BigDecimal STEP = new BigDecimal("0.1");

    static Stream<Arguments> thresholds() {
        return KNOWLEDGE.drugsWithStatements().stream()
                .flatMap(drug -> KNOWLEDGE.about(drug).stream())
                .filter(statement ->
                        statement.id().startsWith("beyond:") && statement.then().isPresent())
                .distinct()
                .flatMap(statement -> asked(statement).stream()
                        .flatMap(leaf -> bounds(leaf)
                                .flatMap(bound -> Stream.of(bound.subtract(STEP), bound, bound.add(STEP)))
                                .map(value -> Arguments.of(statement.id(), value, leaf, statement))));
    }

    /** What the made patient's results are made for, in its place. */
    private static List<HasLaboratory> asked(Statement statement) {
        var asked = new ArrayList<HasLaboratory>();
        var made = new Made(leaf -> {
            asked.add(leaf);
            return Made.within(leaf);
        });
        statement.when().fold(made);
        return asked.stream().distinct().toList();
    }

    private static Stream<BigDecimal> bounds(HasLaboratory leaf) {
        return Stream.of(leaf.from(), leaf.above(), leaf.atMost(), leaf.below()).flatMap(Optional::stream);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("thresholds")
    void isSaidOnItsSideOnly(String id, BigDecimal value, HasLaboratory leaf, Statement statement) {
        var made = new Made(asked -> asked.equals(leaf) ? value : Made.within(asked));
        statement.when().fold(made);
        var order = made.order(statement.drugs()).reaching(Reach.EVERYTHING);
        var said = ADVISOR.advise(order, made.chart(statement.diseases())).advice().stream()
                .anyMatch(one -> one.statement().id().equals(id));
        assertThat(said).as(id + " at " + value).isEqualTo(isWithin(leaf, value));
    }

    private static boolean isWithin(HasLaboratory leaf, BigDecimal value) {
        return leaf.from().stream().allMatch(bound -> value.compareTo(bound) >= 0)
                && leaf.above().stream().allMatch(bound -> value.compareTo(bound) > 0)
                && leaf.atMost().stream().allMatch(bound -> value.compareTo(bound) <= 0)
                && leaf.below().stream().allMatch(bound -> value.compareTo(bound) < 0);
    }

    @Test
    void thereAreNinetyFiveRulesAndFourOfThemAreNeverACard() {
        var rules = KNOWLEDGE.drugsWithStatements().stream()
                .flatMap(drug -> KNOWLEDGE.about(drug).stream())
                .filter(statement -> statement.id().matches("beyond:NG\\d{3}"))
                .distinct()
                .toList();
        assertThat(rules).hasSize(95);
        assertThat(rules)
                .filteredOn(statement -> Stream.of(statement.then(), statement.otherwise(), statement.untested())
                        .flatMap(Optional::stream)
                        .noneMatch(outcome -> outcome.category().isActionable()))
                .extracting(Statement::id)
                .containsExactlyInAnyOrder("beyond:NG051", "beyond:NG052", "beyond:NG053", "beyond:NG084");
    }
}
