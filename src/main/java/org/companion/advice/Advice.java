package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;
import org.companion.tumour.TumourShare;

/**
 * What one statement advises about one ordered drug in one person.
 *
 * @param indicator how loudly a card should say it
 * @param applicability in which case it applies, where that is not known of this patient
 * @param grounds the findings it rests on; for a missing test none
 * @param unfit drugs that the source names instead and that this patient's results speak against too
 * @param open why the deciding result is not known, where that is what the advice is about
 * @param caveats what makes it less sure, or why it was taken to be for this patient, in sentences
 * @param outweighed whether better evidence of the same findings says the contrary
 * @param share which part of the tumour carries what it rests on, where that is known and is not all of it
 */
public record Advice(
        Order order,
        Ingredient drug,
        Statement statement,
        Outcome outcome,
        Indicator indicator,
        Optional<String> applicability,
        List<Grounds> grounds,
        List<Ingredient> unfit,
        Optional<Unknown> open,
        List<String> caveats,
        boolean outweighed,
        Optional<TumourShare> share) {
    public Advice {
        caveats = List.copyOf(caveats);
        grounds = List.copyOf(grounds);
        unfit = List.copyOf(unfit);
    }

    public Advice(
            Order order,
            Ingredient drug,
            Statement statement,
            Outcome outcome,
            Indicator indicator,
            Optional<String> applicability,
            List<Grounds> grounds,
            List<Ingredient> unfit,
            Optional<Unknown> open) {
        this(
                order,
                drug,
                statement,
                outcome,
                indicator,
                applicability,
                grounds,
                unfit,
                open,
                List.of(),
                false,
                Optional.empty());
    }

    /** The same without these drugs to consider instead. */
    Advice without(List<Ingredient> drugs) {
        return copy(outcome.without(drugs), indicator, drugs, caveats, outweighed);
    }

    /** Another outcome of the same statement, as loud as this. */
    Advice of(Outcome other, Indicator loudness) {
        return copy(other, loudness, List.of(), caveats, false);
    }

    /** The same with one more thing that a reader has to know. */
    Advice noted(String sentence) {
        return contested(sentence, indicator, outweighed);
    }

    /** The same, said with what speaks to the contrary. */
    Advice contested(String sentence, Indicator loudness, boolean outweighed) {
        var more = new ArrayList<>(caveats);
        more.add(sentence);
        return copy(outcome, loudness, unfit, more, outweighed);
    }

    private Advice copy(
            Outcome outcome, Indicator indicator, List<Ingredient> unfit, List<String> caveats, boolean outweighed) {
        return new Advice(
                order,
                drug,
                statement,
                outcome,
                indicator,
                applicability,
                grounds,
                unfit,
                open,
                caveats,
                outweighed,
                share);
    }

    /** What is given: the drug, or the drugs that the statement is about together. */
    public String given() {
        return statement.use().isTogether()
                ? statement.drugs().stream().map(Ingredient::name).sorted().collect(Collectors.joining(" with "))
                : drug.name();
    }

    /** Whether it rests on what was inherited, and on a result of it. */
    public boolean isInherited() {
        return grounds.stream().anyMatch(Grounds::isGene) && Inherited.is(statement.when());
    }

    public Category category() {
        return outcome.category();
    }

    public Strength strength() {
        return outcome.strength();
    }
}
