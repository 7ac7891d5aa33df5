package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.companion.chart.Words;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Phenotypes.Function;
import org.companion.knowledge.Phenotypes.Lookup;
import org.companion.knowledge.Phenotypes.Rule;

/** Alleles and what two of them make: {@code functions.csv}, {@code phenotypes.csv}, {@code names.csv}. */
final class AlleleTables {
    private static final Set<String> METHODS = Set.of("functions", "score");

    private final GeneTables genes;
    private final List<Function> functions = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<Gene, Set<String>> alleles = new HashMap<>();
    private final Map<Gene, Set<String>> phenotypes = new HashMap<>();
    private final Map<Gene, Set<String>> scores = new HashMap<>();

    AlleleTables(Tables tables, GeneTables genes) {
        this.genes = genes;
        tables.of(Form.ALLELE_FUNCTIONS).forEach(this::function);
        tables.of(Form.PHENOTYPES).forEach(this::rule);
        tables.of(Form.PHENOTYPE_NAMES).forEach(this::spelling);
    }

    private void function(Row row) {
        var gene = genes.in(row, "gene");
        var allele = row.text("allele");
        if (gene.isEmpty() || allele.isEmpty() || !row.isFirst("allele", gene.get() + " " + allele.get())) {
            return;
        }
        functions.add(new Function(gene.get(), allele.get(), row.cell("function"), row.cell("activity")));
        alleles.computeIfAbsent(gene.get(), key -> new HashSet<>()).add(allele.get());
    }

    private void rule(Row row) {
        var gene = genes.in(row, "gene");
        var method = row.text("method")
                .flatMap(text -> METHODS.contains(text)
                        ? Optional.of(text)
                        : row.wrong("unknown method '%s'".formatted(text), "one of " + Written.listed(METHODS)));
        var first = row.text("first");
        var phenotype = row.text("phenotype");
        if (gene.isEmpty() || method.isEmpty() || first.isEmpty() || phenotype.isEmpty()) {
            return;
        }
        var byScore = method.get().equals("score");
        var second = byScore ? Optional.of("") : row.text("second");
        var key = "%s %s %s %s"
                .formatted(gene.get(), method.get(), first.get(), second.orElse(""))
                .strip();
        if (second.isPresent() && row.isFirst("phenotype of", key)) {
            var lookup = new Lookup(phenotype.get(), row.optional("score"));
            rules.add(new Rule(gene.get(), byScore, first.get(), second.get(), lookup));
            phenotypes.computeIfAbsent(gene.get(), g -> new TreeSet<>()).add(phenotype.get());
            lookup.score()
                    .ifPresent(score -> scores.computeIfAbsent(gene.get(), g -> new TreeSet<>())
                            .add(score));
        }
    }

    private void spelling(Row row) {
        var spelling = row.text("spelling").filter(text -> row.isFirst("spelling", Words.fold(text)));
        var phenotype = row.text("phenotype");
        if (spelling.isPresent() && phenotype.isPresent()) {
            spellings.put(spelling.get(), phenotype.get());
        }
    }

    /** The clinical function of an allele. */
    Optional<String> function(Gene gene, String allele) {
        return functions.stream()
                .filter(one -> one.gene().equals(gene) && one.allele().equals(allele))
                .map(Function::function)
                .findFirst();
    }

    /** A phenotype that a statement asks for; it must be one that the gene's table can give. */
    Optional<String> phenotype(Gene gene, Written written) {
        return of(phenotypes, "phenotype", gene, written);
    }

    /** The same for an activity score. */
    Optional<String> score(Gene gene, Written written) {
        return of(scores, "activity score", gene, written);
    }

    private static Optional<String> of(Map<Gene, Set<String>> table, String kind, Gene gene, Written written) {
        var known = table.getOrDefault(gene, Set.of());
        var right = known.isEmpty() ? "a gene of phenotypes.csv" : "one of " + Written.listed(known);
        return written.text()
                .flatMap(text -> known.contains(text)
                        ? Optional.of(text)
                        : written.wrong("unknown %s '%s' of %s".formatted(kind, text, gene), right));
    }

    /** An allele that a row's lookup asks for; of the gene's table where it has one. */
    Optional<String> allele(Row row, Gene gene, String allele) {
        var known = alleles.get(gene);
        return known == null || known.contains(allele)
                ? Optional.of(allele)
                : row.wrong("unknown allele '%s' of %s".formatted(allele, gene), "an allele of functions.csv");
    }

    /** A phenotype or score by which the gene's table is entered. */
    Optional<Lookup> lookup(Row row, Gene gene, String value) {
        return rules.stream()
                .filter(rule -> rule.gene().equals(gene))
                .map(Rule::lookup)
                .filter(lookup -> lookup.score().orElse(lookup.phenotype()).equals(value))
                .findFirst()
                .or(() -> row.wrong(
                        "unknown phenotype or score '%s' of %s".formatted(value, gene), "one of phenotypes.csv"));
    }

    /** What the value of a row's lookup asks for: a phenotype, or an activity score of a gene that has one. */
    Optional<Criterion> asked(Row row, Gene gene, String value) {
        if (scores.getOrDefault(gene, Set.of()).contains(value)) {
            return Optional.of(new HasActivity(gene, Set.of(value)));
        }
        return phenotypes.getOrDefault(gene, Set.of()).contains(value)
                ? Optional.of(new HasPhenotype(gene, Set.of(value)))
                : row.wrong("unknown phenotype or score '%s' of %s".formatted(value, gene), "one of phenotypes.csv");
    }

    /** An allele that a statement asks for, in its normal spelling; of the gene's table where it has one. */
    Optional<String> allele(Gene gene, Written written) {
        return written.text().flatMap(text -> {
            var normal = AlleleNames.normal(gene, text);
            if (!normal.equals(text)) {
                return written.wrong("allele '%s' is not in its normal form".formatted(text), "\"" + normal + "\"");
            }
            var known = alleles.get(gene);
            return known == null || known.contains(text)
                    ? Optional.of(text)
                    : written.wrong("unknown allele '%s' of %s".formatted(text, gene), "an allele of functions.csv");
        });
    }

    Phenotypes phenotypes() {
        return new Phenotypes(functions, rules, spellings);
    }

    Map<Gene, Set<String>> alleles() {
        return Map.copyOf(alleles);
    }

    /** The folded words that name a phenotype. */
    Set<String> words() {
        var words = new HashSet<String>();
        spellings.keySet().forEach(spelling -> words.add(Words.fold(spelling)));
        rules.forEach(rule -> words.add(Words.fold(rule.lookup().phenotype())));
        return words;
    }
}
