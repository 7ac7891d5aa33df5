package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.PRESENT;
import static org.companion.testing.Patient.with;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Strength;
import org.companion.testing.Statements;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void aSummaryNamesTheFindingTheDrugAndTheConsequence() {
        assertThat(Wording.summary(with().genotype("CYP2C19", "*2", "*2")
                        .given("clopidogrel")
                        .get(0)))
                .isEqualTo("CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor");
        assertThat(Wording.summary(with("CML").given("imatinib").get(0)))
                .isEqualTo("No BCR::ABL1 result on file: test before imatinib");
        assertThat(Wording.summary(with("CML")
                        .variant("ABL1", "p.T315I", PRESENT)
                        .given("imatinib")
                        .get(0)))
                .isEqualTo("ABL1 T315I: resistance to imatinib expected; consider ponatinib or asciminib");
        assertThat(Wording.summary(
                        with().unreadable("CYP2C19").given("clopidogrel").get(0)))
                .isEqualTo("CYP2C19 result on file could not be read: test before clopidogrel");
    }

    @Property
    void aSummaryIsOneShortLineWithoutMarkupWhateverTheResultSays(
            @ForAll("texts") String subject,
            @ForAll("texts") String result,
            @ForAll Category category,
            @ForAll @IntRange(max = 5) int findings,
            @ForAll @IntRange(max = 4) int others) {
        var advice = advice(category, subject, result, findings, others, "this is what to do");
        var summary = Wording.summary(advice);
        assertThat(summary.length()).isLessThan(140);
        assertThat(summary)
                .doesNotContainPattern("[<>\\p{Cntrl}\\u2028\\u2029]")
                .contains(category == Category.PART_OF_TUMOUR ? "" : "imatinib");
        assertThat(loneSurrogates(summary)).isZero();
    }

    @Property
    void aDetailGivesEachFindingOneLineWhateverTheResultSays(
            @ForAll("texts") String subject, @ForAll("texts") String result) {
        var detail = Wording.detail(advice(Category.AVOID, subject, result, 2, 0, "this is what to do"));
        assertThat(detail.split("\\R")).hasSize(4).allMatch(line -> line.startsWith("- "));
        assertThat(detail).doesNotContain("<", ">");
    }

    @Test
    void aPreliminaryResultIsSaidToBe() {
        var grounds = new Grounds("EGFR", true, "L858R", Optional.empty(), Optional.empty(), true);
        var plain = advice(Category.AVOID, "EGFR", "L858R", 1, 0, "this is what to do");
        var advice = new Advice(
                plain.order(),
                plain.drug(),
                plain.statement(),
                plain.outcome(),
                plain.indicator(),
                Optional.empty(),
                List.of(grounds),
                List.of(),
                Optional.empty());
        assertThat(Wording.detail(advice)).startsWith("- **EGFR L858R** (preliminary)\n- This is what to do.\n");
    }

    @Test
    void aLineEndsWithOneFullStop() {
        assertThat(Wording.detail(advice(Category.AVOID, "a", "b", 1, 0, "do this")))
                .contains("\n- Do this.\n");
        assertThat(Wording.detail(advice(Category.AVOID, "a", "b", 1, 0, "do this.")))
                .contains("\n- Do this.\n");
        var plain = advice(Category.AVOID, "a", "b", 1, 0, "do this.");
        var conditional = new Advice(
                plain.order(),
                plain.drug(),
                plain.statement(),
                plain.outcome(),
                plain.indicator(),
                Optional.of("for adults"),
                plain.grounds(),
                List.of(),
                Optional.empty());
        assertThat(Wording.detail(conditional)).contains("\n- For adults: do this.\n");
    }

    private static Advice advice(
            Category category, String subject, String result, int findings, int others, String line) {
        var plain = with().genotype("CYP2C19", "*2", "*2").given("clopidogrel").get(0);
        var instead = IntStream.range(0, others)
                .mapToObj(i -> new Ingredient("a drug with a rather long name " + i, Optional.empty()))
                .toList();
        var outcome = new Outcome(
                category,
                Strength.STRONG,
                Optional.empty(),
                line,
                instead,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var grounds = IntStream.range(0, findings)
                .mapToObj(i -> new Grounds(subject + i, false, result, Optional.empty(), Optional.empty(), false))
                .toList();
        var statement = Statements.about("mini:a", "imatinib")
                .then(category, Strength.STRONG)
                .made();
        return new Advice(
                plain.order(),
                new Ingredient("imatinib", Optional.empty()),
                statement,
                outcome,
                plain.indicator(),
                Optional.empty(),
                grounds,
                List.of(),
                Optional.empty());
    }

    private static long loneSurrogates(String text) {
        return text.codePoints()
                .filter(point -> point >= 0xD800 && point <= 0xDFFF)
                .count();
    }

    @Provide
    Arbitrary<String> texts() {
        var scraps = Arbitraries.of(
                "<b>",
                "\n",
                "\r\n",
                "\u2028",
                "\u0085",
                "\u0000",
                "# heading",
                "*2/*2",
                "😀",
                "[x](https://example.org)",
                "`",
                "word ",
                "\t");
        return Arbitraries.oneOf(
                scraps.list().ofMaxSize(40).map(list -> String.join("", list)),
                Arbitraries.strings().ascii().ofMaxLength(300));
    }
}
