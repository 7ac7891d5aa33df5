package org.companion.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Caveat;
import org.companion.knowledge.Circumstances;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Inhibition;
import org.companion.knowledge.Inhibition.From;
import org.companion.knowledge.Inhibition.Inhibitor;
import org.companion.knowledge.Inhibition.Strength;
import org.companion.knowledge.Phenotypes.Lookup;
import org.companion.knowledge.Population;
import org.companion.knowledge.Population.AgeBelow;
import org.companion.knowledge.Population.AgeFrom;
import org.companion.knowledge.Population.Diagnosed;
import org.companion.knowledge.Population.NewTo;
import org.companion.knowledge.Population.TakenFor;
import org.companion.knowledge.Population.Test;
import org.companion.knowledge.Population.WeightAbove;
import org.companion.knowledge.Signs;

/** {@code populations.csv}, {@code inhibitors.csv}, {@code conversions.csv}, {@code caveats.csv}. */
final class CircumstanceTables {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Map<String, Strength> STRENGTHS =
            Map.of(Strength.STRONG.code(), Strength.STRONG, Strength.MODERATE.code(), Strength.MODERATE);
    private static final Map<String, Boolean> ABOUT = Map.of("metabolism", true, "all", false);

    private final Terms terms;
    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final List<Inhibitor> inhibitors = new ArrayList<>();
    private final Map<From, Lookup> conversions = new HashMap<>();
    private final List<Caveat> caveats = new ArrayList<>();

    CircumstanceTables(Tables tables, Terms terms) {
        this.terms = terms;
        tables.of(Form.POPULATIONS).forEach(this::population);
        tables.of(Form.INHIBITORS).forEach(this::inhibitor);
        tables.of(Form.CONVERSIONS).forEach(this::conversion);
        tables.of(Form.CAVEATS).forEach(this::caveat);
    }

    Circumstances circumstances() {
        return new Circumstances(
                populations,
                new Inhibition(inhibitors, conversions),
                caveats,
                terms.living().signs());
    }

    private void population(Row row) {
        var name = row.text("population");
        var words = row.text("words");
        if (name.isEmpty() || words.isEmpty()) {
            return;
        }
        var tests = new ArrayList<Test>();
        Optional.ofNullable(populations.get(name.get())).ifPresent(before -> tests.addAll(before.tests()));
        row.optional("test").flatMap(test -> test(row, test)).ifPresent(tests::add);
        populations.put(name.get(), new Population(name.get(), words.get(), tests));
    }

    private Optional<Test> test(Row row, String test) {
        return switch (test) {
            case "age from" -> number(row, row.cell("value")).map(AgeFrom::new);
            case "age below" -> number(row, row.cell("value")).map(AgeBelow::new);
            case "weight above" -> number(row, row.cell("value")).map(kg -> new WeightAbove(BigDecimal.valueOf(kg)));
            case "icd10" -> Optional.of(new Diagnosed(new Signs(row.list("value"), List.of())));
            case "words" -> Optional.of(new Diagnosed(new Signs(Set.of(), List.copyOf(row.list("value")))));
            case "new to" -> Optional.of(new NewTo(Set.copyOf(terms.drugs().all(row, "value"))));
            case "taken for" -> takenFor(row);
            default ->
                row.wrong(
                        "unknown test '%s'".formatted(test),
                        "age from, age below, weight above, icd10, words, new to or taken for");
        };
    }

    private Optional<Test> takenFor(Row row) {
        var values = List.copyOf(row.list("value"));
        var drugs = new HashSet<Ingredient>();
        values.stream().skip(1).forEach(name -> terms.drugs().named(row, name).ifPresent(drugs::add));
        return values.isEmpty()
                ? row.wrong("says nothing", "days|drug|drug")
                : number(row, values.get(0)).map(days -> new TakenFor(days, drugs));
    }

    private static Optional<Integer> number(Row row, String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text))
                : row.wrong("'%s' is no number".formatted(text), "digits");
    }

    private void inhibitor(Row row) {
        var drug = row.text("drug").flatMap(name -> terms.drugs().named(row, name));
        var gene = terms.genes().in(row, "gene");
        var strength = row.oneOf("strength", STRENGTHS);
        var checked = row.oneOf("checked", StatementReader.TO_BE_CONFIRMED);
        if (drug.isPresent() && gene.isPresent() && strength.isPresent() && checked.isPresent()) {
            inhibitors.add(new Inhibitor(drug.get(), gene.get(), strength.get(), checked.get()));
        }
    }

    private void conversion(Row row) {
        var gene = terms.genes().in(row, "gene");
        var strength = row.oneOf("strength", STRENGTHS);
        var from = row.text("from");
        var to = row.text("to");
        if (gene.isEmpty() || strength.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return;
        }
        terms.alleles().lookup(row, gene.get(), from.get());
        terms.alleles()
                .lookup(row, gene.get(), to.get())
                .ifPresent(lookup -> conversions.put(new From(gene.get(), strength.get(), from.get()), lookup));
    }

    private void caveat(Row row) {
        var name = row.text("name").filter(text -> row.isFirst("caveat", text));
        var about = row.oneOf("about", ABOUT);
        var line = row.text("line");
        if (name.isPresent() && about.isPresent() && line.isPresent()) {
            var signs = new Signs(row.list("icd10"), List.copyOf(row.list("words")));
            caveats.add(new Caveat(name.get(), signs, about.get(), line.get()));
        }
    }
}
