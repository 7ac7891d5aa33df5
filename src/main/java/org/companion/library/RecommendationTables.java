package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.All;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasGenotype;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.Not;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Statement;

/**
 * Statements that are written in rows: {@code recommendations.csv} with the lines of {@code advice.csv} and the sources
 * of {@code guidelines.csv}. A lookup joins by bars what must hold of each gene: {@code CYP2C19=Poor Metabolizer},
 * {@code CYP2D6=1.0}, {@code CYP2C9=*3/*3}, {@code HLA-B*57:01=positive}, and {@code No Result} where nothing usable may be on file.
 */
final class RecommendationTables {
    private static final String NO_RESULT = "No Result";
    private static final Pattern PART = Pattern.compile("([A-Z0-9-]+?)(\\*[^=]+)?=(.+)");

    private final Terms terms;
    private final Map<String, Pack> packs = new HashMap<>();
    private final AdviceTable advice;
    private final Map<String, Guideline> guidelines = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private record Guideline(String title, String url, List<String> pmids, boolean toBeConfirmed) {}

    RecommendationTables(Tables tables, Terms terms, AdviceTable advice, List<Pack> packs) {
        this.terms = terms;
        this.advice = advice;
        packs.forEach(pack -> this.packs.put(pack.id(), pack));
        tables.of(Form.GUIDELINES).forEach(this::guideline);
        tables.of(Form.RECOMMENDATIONS)
                .forEach(row -> Optional.ofNullable(this.packs.get(row.pack()))
                        .flatMap(pack -> statement(pack, row))
                        .ifPresent(statements::add));
    }

    List<Statement> statements() {
        return statements;
    }

    private void guideline(Row row) {
        var key = row.text("key").filter(text -> row.isFirst("guideline", text));
        var title = row.text("title");
        var url = row.matching("url", PackFolder.ADDRESS, "an address with https://");
        var checked = row.oneOf("checked", StatementReader.TO_BE_CONFIRMED);
        var pmids = row.list("pmids").stream()
                .flatMap(text -> matching(row, text, StatementReader.PMID, "digits, or PMC and digits").stream())
                .toList();
        if (key.isPresent() && title.isPresent() && url.isPresent() && checked.isPresent()) {
            guidelines.put(key.get(), new Guideline(title.get(), url.get(), pmids, checked.get()));
        }
    }

    private static Optional<String> matching(Row row, String text, Pattern form, String right) {
        return form.matcher(text).matches()
                ? Optional.of(text)
                : row.wrong("'%s' is not right here".formatted(text), right);
    }

    private Optional<Statement> statement(Pack pack, Row row) {
        var id = row.statementId(pack);
        var drugs = row.text("drugs").map(text -> terms.drugs().all(row, "drugs"));
        var lookup = row.text("lookup").flatMap(text -> lookup(row));
        var said = advice.of(row);
        var strength = row.oneOf("strength", OutcomeReader.STRENGTHS);
        var level = row.text("level");
        var guideline = row.text("guideline").flatMap(key -> known(row, guidelines, key, "guidelines.csv"));
        if (id.isEmpty() || drugs.isEmpty() || lookup.isEmpty() || said.isEmpty() || strength.isEmpty()) {
            return Optional.empty();
        }
        return guideline.flatMap(source -> level.map(grade -> new Statement(
                id.get(),
                Set.copyOf(drugs.get()),
                row.optional("population"),
                Set.of(),
                lookup.get(),
                Optional.of(said.get().with(strength.get())),
                Optional.empty(),
                Optional.empty(),
                new Evidence(
                        pack.source(),
                        grade,
                        pack.version(),
                        source.title(),
                        source.url(),
                        source.pmids(),
                        List.of(),
                        source.toBeConfirmed()))));
    }

    private static <T> Optional<T> known(Row row, Map<String, T> table, String key, String file) {
        return Optional.ofNullable(table.get(key))
                .or(() -> row.wrong("unknown key '%s'".formatted(key), "a key of " + file));
    }

    private Optional<Criterion> lookup(Row row) {
        var written = row.list("lookup");
        List<Criterion> parts =
                written.stream().flatMap(part -> part(row, part).stream()).toList();
        if (parts.size() != written.size()) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : new All(parts));
    }

    private Optional<Criterion> genotype(Row row, Gene gene, List<String> alleles) {
        var known = alleles.stream()
                .flatMap(allele -> terms.alleles().allele(row, gene, allele).stream())
                .toList();
        return known.size() == alleles.size() ? Optional.of(new HasGenotype(gene, known)) : Optional.empty();
    }

    private Optional<Criterion> part(Row row, String text) {
        var part = PART.matcher(text);
        if (!part.matches()) {
            return row.wrong("'%s' is no lookup".formatted(text), "a gene or an allele, =, and a value");
        }
        var allele = Optional.ofNullable(part.group(2));
        var value = part.group(3);
        return terms.genes().named(row, part.group(1)).flatMap(gene -> {
            if (value.equals(NO_RESULT)) {
                return Optional.of(new HasNoResult(gene, allele));
            }
            if (allele.isEmpty() && value.startsWith("*")) {
                return genotype(row, gene, List.of(value.split("/")));
            }
            if (allele.isEmpty()) {
                return terms.alleles().asked(row, gene, value);
            }
            if (terms.alleles().allele(row, gene, allele.get()).isEmpty()) {
                return Optional.empty();
            }
            var carried = new CarriesAllele(gene, allele.get());
            return switch (value) {
                case "positive" -> Optional.of(carried);
                case "negative" -> Optional.of(new Not(carried));
                default -> row.wrong("'%s' is said of an allele".formatted(value), "positive, negative, " + NO_RESULT);
            };
        });
    }
}
