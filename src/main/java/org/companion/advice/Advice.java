package org.companion.advice;

import java.util.List;
import java.util.Optional;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;

/**
 * What one statement advises about one ordered drug in one person.
 *
 * @param indicator how loudly a card should say it
 * @param applicability in which case it applies, where that is not known of this patient
 * @param grounds the findings it rests on; for a missing test none
 * @param unfit drugs that the source names instead and that this patient's results speak against too
 * @param open why the deciding result is not known, where that is what the advice is about
 * @param caveats what makes it less sure, or why it was taken to be for this patient, in sentences
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
        List<String> caveats) {
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
        this(order, drug, statement, outcome, indicator, applicability, grounds, unfit, open, List.of());
    }

    /** The same without these drugs to consider instead. */
    Advice without(List<Ingredient> drugs) {
        return new Advice(
                order,
                drug,
                statement,
                outcome.without(drugs),
                indicator,
                applicability,
                grounds,
                drugs,
                open,
                caveats);
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
