package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.knowledge.Category;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;
import org.companion.testing.Patient;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;

/** Evidence of one finding that goes both ways is said as such, and the weaker one does not interrupt. */
class ContestedTest {
    private static Advice advice(String id, Category category, String level, String result) {
        var outcome = new Outcome(
                category,
                Strength.NONE,
                Optional.empty(),
                "what was seen of it",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var evidence = new Evidence("S", level, "2026", id, "https://example.org", List.of(), List.of(), false);
        var statement = new Statement(
                "mini:" + id,
                Set.of(Tables.drug("imatinib")),
                Optional.empty(),
                Set.of(),
                new Criterion.All(List.of()),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty(),
                evidence);
        var grounds = new Grounds("EGFR", true, result, Optional.empty(), Optional.of("Observation/1"), false);
        return new Advice(
                Patient.order("imatinib"),
                Tables.drug("imatinib"),
                statement,
                outcome,
                Indicator.WARNING,
                Optional.empty(),
                result.isEmpty() ? List.of() : List.of(grounds),
                List.of(),
                Optional.empty());
    }

    private static Advice said(Advice one, Advice... others) {
        var all = new ArrayList<>(List.of(others));
        all.add(0, one);
        return Contested.said(all).get(0);
    }

    @Test
    void resistanceSaysWhatSpeaksForTheDrug() {
        var against = advice("against", Category.RESISTANCE, "B", "T790M");
        var told = said(against, advice("for", Category.SUPPORTS, "B", "T790M"));
        assertThat(told.caveats()).containsExactly("Evidence goes both ways: for (level B) speaks for it.");
        assertThat(told.outweighed()).isFalse();
        assertThat(told.indicator()).isEqualTo(Indicator.WARNING);
    }

    @Test
    void theWeakerSideIsQuietWhereItSpeaksAgainst() {
        var against = advice("against", Category.RESISTANCE, "C", "T790M");
        var told = said(
                against,
                advice("worse", Category.STANDARD, "C", "T790M"),
                advice("better", Category.SUPPORTS, "A", "T790M"));
        assertThat(told.caveats())
                .containsExactly("Evidence goes both ways: better (level A) and 1 more speak for it.");
        assertThat(told.outweighed()).isTrue();
        assertThat(told.indicator()).isEqualTo(Indicator.INFO);
    }

    @Test
    void supportSaysWhatSpeaksAgainstItAndStays() {
        var support = advice("for", Category.SUPPORTS, "C", "T790M");
        for (var category : new Category[] {
            Category.RESISTANCE, Category.NO_BENEFIT, Category.REDUCED_SENSITIVITY, Category.NO_RECOMMENDATION
        }) {
            var told = said(support, advice("against", category, "A", "T790M"));
            assertThat(told.caveats())
                    .as(category.code())
                    .containsExactly("Evidence goes both ways: against (level A) speaks against it.");
            assertThat(told.outweighed()).isFalse();
            assertThat(told.indicator()).isEqualTo(Indicator.WARNING);
        }
    }

    @Test
    void aRuleThatGivesNoAdviceContradictsNothing() {
        var support = advice("for", Category.SUPPORTS, "A", "T790M");
        assertThat(said(support, advice("label", Category.NO_RECOMMENDATION, "FDA-label", "T790M"))
                        .caveats())
                .isEmpty();
    }

    @Test
    void anotherFindingOrNoneContradictsNothing() {
        var against = advice("against", Category.RESISTANCE, "B", "T790M");
        assertThat(said(against, advice("for", Category.SUPPORTS, "B", "L858R")).caveats())
                .isEmpty();
        assertThat(said(against).caveats()).isEmpty();
        var groundless = advice("against", Category.RESISTANCE, "B", "");
        assertThat(said(groundless, advice("for", Category.SUPPORTS, "B", "")).caveats())
                .isEmpty();
        var caution = advice("caution", Category.CAUTION, "B", "T790M");
        assertThat(said(caution, advice("for", Category.SUPPORTS, "B", "T790M")).caveats())
                .isEmpty();
        assertThat(said(
                                advice("no", Category.NO_BENEFIT, "B", "T790M"),
                                advice("usual", Category.STANDARD, "B", "T790M"))
                        .caveats())
                .isEmpty();
        assertThat(said(advice("no", Category.NO_BENEFIT, "B", "T790M"), advice("for", Category.SUPPORTS, "B", "T790M"))
                        .caveats())
                .hasSize(1);
    }
}
