package org.companion.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.knowledge.Category;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.LabTest;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;

/** Makes a statement of the packs, part by part. */
public final class Statements {
    private final String id;
    private final Ingredient drug;
    private Optional<String> population = Optional.empty();
    private Set<Disease> diseases = Set.of();
    private Criterion when = new Criterion.All(List.of());
    private Optional<Outcome> then = Optional.empty();
    private Optional<Outcome> otherwise = Optional.empty();
    private Optional<Outcome> untested = Optional.empty();

    private Statements(String id, Ingredient drug) {
        this.id = id;
        this.drug = drug;
    }

    public static Statements about(String id, String drug) {
        return new Statements(id, Tables.drug(drug));
    }

    public Statements population(String words) {
        population = Optional.of(words);
        return this;
    }

    public Statements diseases(String... names) {
        diseases = Arrays.stream(names).map(Tables::disease).collect(Collectors.toSet());
        return this;
    }

    public Statements when(Criterion criterion) {
        when = criterion;
        return this;
    }

    public Statements then(Category category, Strength strength, String... instead) {
        then = Optional.of(outcome(category, strength, Optional.empty(), instead));
        return this;
    }

    public Statements otherwise(Category category, Strength strength) {
        otherwise = Optional.of(outcome(category, strength, Optional.empty()));
        return this;
    }

    /** With a test of that id, by its LOINC code where the tests' table has one. */
    public Statements untested(Category category, String test) {
        var loinc = Optional.ofNullable(Knowledge.TESTS.get(test));
        var wanted = new LabTest(test, test + " test", loinc, loinc.map(code -> test + " by LOINC"));
        untested = Optional.of(outcome(category, Strength.STRONG, Optional.of(wanted)));
        return this;
    }

    private static Outcome outcome(Category category, Strength strength, Optional<LabTest> test, String... instead) {
        return outcome(category, strength, Optional.empty(), "this is what to do", test, instead);
    }

    /** An outcome with its own line and loudness. */
    public static Outcome outcome(
            Category category,
            Strength strength,
            Optional<Indicator> indicator,
            String line,
            Optional<LabTest> test,
            String... instead) {
        var others = Arrays.stream(instead).map(Tables::drug).toList();
        return new Outcome(category, strength, indicator, line, others, Optional.empty(), Optional.empty(), test);
    }

    public Statement made() {
        var because = new Evidence(
                "Tests",
                "A",
                "2026-11",
                "A guideline of " + drug.name(),
                "https://example.org/" + id.substring(id.indexOf(':') + 1),
                List.of("12345678"),
                List.of(),
                false);
        return new Statement(id, Set.of(drug), population, diseases, when, then, otherwise, untested, because);
    }
}
