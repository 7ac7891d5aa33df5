package org.companion.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A group of patients that a source speaks of.
 *
 * @param name as the source calls it
 * @param words as a card says it
 * @param tests who belongs to it; one of them is enough; none: it cannot be seen in a chart
 */
public record Population(String name, String words, List<Test> tests) {
    public Population {
        tests = List.copyOf(tests);
    }

    /** How it is seen whether a patient belongs to it. */
    public sealed interface Test {}

    /** At least so many years old. */
    public record AgeFrom(int years) implements Test {}

    /** Less than so many years old. */
    public record AgeBelow(int years) implements Test {}

    /** Heavier than so many kilograms. */
    public record WeightAbove(BigDecimal kilograms) implements Test {}

    /** Has one of these conditions, or had the procedure. */
    public record Diagnosed(Signs signs) implements Test {}

    /** Has taken one of the drugs for so many days. */
    public record TakenFor(int days, Set<Ingredient> drugs) implements Test {}

    /** Has not taken any of the drugs for long. */
    public record NewTo(Set<Ingredient> drugs) implements Test {}
}
