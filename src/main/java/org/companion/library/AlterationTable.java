package org.companion.library;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Words;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion.ChangeKind;
import org.companion.knowledge.Criterion.Codons;
import org.companion.knowledge.Criterion.HasVariant;

/** Changes of a gene that have a name of their own, such as the deletion of an exon: {@code alterations.csv}. */
final class AlterationTable {
    private final Map<String, HasVariant> byName = new HashMap<>();

    AlterationTable(Tables tables, GeneTables genes) {
        tables.of(Form.ALTERATIONS).forEach(row -> add(row, genes));
    }

    private void add(Row row, GeneTables genes) {
        var gene = genes.in(row, "gene");
        var name = row.text("name");
        var codons = row.optional("codons")
                .flatMap(text -> VariantCriterion.codonsIn(text)
                        .or(() -> row.wrong("'%s' are no codons".formatted(text), VariantCriterion.CODONS_FORM)));
        var kind = row.optional("kind").flatMap(word -> row.oneOf("kind", VariantCriterion.KINDS));
        var words = row.list("words").stream().map(Words::fold).collect(Collectors.toSet());
        if (codons.isEmpty() && words.isEmpty()) {
            row.wrong("names nothing that could be found", "codons, or words of reports");
        }
        if (gene.isPresent() && name.isPresent() && row.isFirst("alteration", key(gene.get(), name.get()))) {
            byName.put(key(gene.get(), name.get()), variant(gene.get(), codons, kind, words));
        }
    }

    private static HasVariant variant(
            Gene gene, Optional<Codons> codons, Optional<ChangeKind> kind, Set<String> words) {
        return new HasVariant(gene, Set.of(), codons.map(List::of).orElse(List.of()), kind, words);
    }

    private static String key(Gene gene, String name) {
        return gene + " " + name.toLowerCase(Locale.ROOT);
    }

    /** What the gene's alteration of this name asks for. */
    Optional<HasVariant> named(Gene gene, String name) {
        return Optional.ofNullable(byName.get(key(gene, name)));
    }
}
