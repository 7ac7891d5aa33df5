package org.companion.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.companion.chart.Words;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.intake.Vocabulary.GeneTest;

/** Laboratory codes of tests of genes, and the names of translocations. */
final class GeneTestTables {
    private final GeneTables genes;
    private final Map<String, GeneTest> byLoinc = new HashMap<>();
    private final Map<String, Set<Gene>> translocations = new HashMap<>();

    GeneTestTables(Tables tables, GeneTables genes) {
        this.genes = genes;
        tables.of(Form.GENE_TESTS).forEach(this::test);
        tables.of(Form.TRANSLOCATIONS).forEach(this::translocation);
    }

    private void test(Row row) {
        var loinc = row.text("loinc").filter(code -> row.isFirst("LOINC code of a test", code));
        var kind = row.text("kind").flatMap(word -> kind(row, word));
        var tested = genes(row);
        if (loinc.isEmpty() || kind.isEmpty() || tested.isEmpty()) {
            return;
        }
        if (kind.get() == GeneTest.Kind.ALLELE && (row.cell("allele").isEmpty() || tested.size() != 1)) {
            row.wrong("a test of kind ALLELE has one gene and one allele", "such as a HLA gene and *57:01");
            return;
        }
        var gene = tested.iterator().next();
        var allele = row.optional("allele").map(name -> AlleleNames.normal(gene, name));
        byLoinc.put(loinc.get(), new GeneTest(tested, kind.get(), allele));
    }

    private static Optional<GeneTest.Kind> kind(Row row, String word) {
        var known = new TreeSet<String>();
        for (var kind : GeneTest.Kind.values()) {
            if (kind.name().equals(word)) {
                return Optional.of(kind);
            }
            known.add(kind.name());
        }
        return row.wrong("unknown kind '%s'".formatted(word), "one of " + Written.listed(known));
    }

    private void translocation(Row row) {
        var name = row.text("name").map(Words::fold).filter(text -> row.isFirst("translocation", text));
        var joined = genes(row);
        if (joined.size() > 2) {
            row.wrong("a translocation joins more than two genes", "one or two genes joined by |");
        } else if (name.isPresent() && !joined.isEmpty()) {
            translocations.put(name.get(), joined);
        }
    }

    private Set<Gene> genes(Row row) {
        row.text("genes");
        return genes.all(row, "genes");
    }

    Map<String, GeneTest> byLoinc() {
        return Map.copyOf(byLoinc);
    }

    Map<String, Set<Gene>> translocations() {
        return Map.copyOf(translocations);
    }
}
