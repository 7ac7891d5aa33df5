package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.genome.Gene;
import org.companion.genome.GeneNames;

/** The genes of the packs: {@code genes.csv}. */
final class GeneTables {
    private final Map<String, Gene> bySymbol = new HashMap<>();
    private final List<GeneNames.Entry> entries = new ArrayList<>();

    GeneTables(Tables tables) {
        tables.of(Form.GENES).forEach(this::add);
    }

    private void add(Row row) {
        row.text("symbol").filter(symbol -> row.isFirst("gene", symbol)).ifPresent(symbol -> {
            var gene = new Gene(symbol);
            bySymbol.put(symbol, gene);
            entries.add(new GeneNames.Entry(gene, row.cell("hgnc"), List.copyOf(row.list("aliases"))));
        });
    }

    GeneNames names() {
        return new GeneNames(entries);
    }

    /** The gene in the row's column. */
    Optional<Gene> in(Row row, String column) {
        return row.text(column).flatMap(symbol -> named(row, symbol));
    }

    /** A gene that the row names. */
    Optional<Gene> named(Row row, String symbol) {
        return of(symbol).or(() -> unknown(row, symbol));
    }

    /** The genes in the row's column, joined by bars; none where it is empty. */
    Set<Gene> all(Row row, String column) {
        var genes = new HashSet<Gene>();
        row.list(column)
                .forEach(symbol -> of(symbol).or(() -> unknown(row, symbol)).ifPresent(genes::add));
        return genes;
    }

    /** The gene of a statement. */
    Optional<Gene> in(Written written) {
        return written.text()
                .flatMap(symbol -> of(symbol)
                        .or(() -> written.wrong("unknown gene '%s'".formatted(symbol), "a symbol of genes.csv")));
    }

    /** The gene of this symbol, where the tables know it. */
    Optional<Gene> of(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    private static Optional<Gene> unknown(Row row, String symbol) {
        return row.wrong("unknown gene '%s'".formatted(symbol), "a symbol of genes.csv");
    }
}
