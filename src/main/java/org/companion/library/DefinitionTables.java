package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.calling.GeneDefinition;
import org.companion.calling.GeneDefinition.Method;
import org.companion.calling.Locus;
import org.companion.calling.NamedAllele;
import org.companion.genome.Contig;
import org.companion.genome.Gene;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;

/**
 * How the alleles of pharmacogenes differ: {@code positions.csv} (one-based, on GRCh38, with the anchoring base of a VCF
 * line), {@code alleles.csv}, {@code methods.csv}, {@code harm.csv}, {@code key_alleles.csv}.
 */
final class DefinitionTables {
    private static final Map<String, Method> METHODS = Map.of(
            "named alleles", Method.NAMED_ALLELES,
            "lowest function", Method.LOWEST_FUNCTION,
            "structural", Method.STRUCTURAL);
    private static final Pattern BASES = Pattern.compile("[ACGT]+");
    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,8}");
    /** More alternatives at one place do not fit the bits that stand for them. */
    private static final int MOST_ALTERNATIVES = 20;

    private final GeneTables genes;
    private final AlleleTables functions;
    private final Map<Gene, Made> made = new LinkedHashMap<>();

    /** What is read of a gene. */
    private static final class Made {
        final List<Locus> loci = new ArrayList<>();
        final List<List<String>> bases = new ArrayList<>();
        final Map<String, Integer> byName = new HashMap<>();
        final List<NamedAllele> alleles = new ArrayList<>();
        final Set<String> key = new HashSet<>();
        final Map<String, Integer> harm = new HashMap<>();
        Method method = Method.NAMED_ALLELES;
    }

    DefinitionTables(Tables tables, GeneTables genes, AlleleTables functions) {
        this.genes = genes;
        this.functions = functions;
        tables.of(Form.LOCI).forEach(this::locus);
        tables.of(Form.NAMED_ALLELES).forEach(this::allele);
        tables.of(Form.CALLING_METHODS)
                .forEach(row -> of(row).ifPresent(
                                gene -> row.oneOf("method", METHODS).ifPresent(method -> gene.method = method)));
        tables.of(Form.KEY_ALLELES).forEach(this::key);
        tables.of(Form.HARM).forEach(this::harm);
    }

    private Optional<Made> of(Row row) {
        return genes.in(row, "gene").map(gene -> made.computeIfAbsent(gene, key -> new Made()));
    }

    private void locus(Row row) {
        var gene = of(row);
        var name = row.text("name").filter(text -> row.isFirst("position", row.cell("gene") + " " + text));
        var position = matching(row, "position", POSITION, "a one-based position");
        var reference = matching(row, "reference", BASES, "bases");
        var alternatives = List.copyOf(row.list("alternatives"));
        if (alternatives.isEmpty() || alternatives.size() > MOST_ALTERNATIVES) {
            row.wrong("has %d alternatives".formatted(alternatives.size()), "1 to " + MOST_ALTERNATIVES);
            return;
        }
        if (gene.isEmpty() || name.isEmpty() || position.isEmpty() || reference.isEmpty()) {
            return;
        }
        var contig = new Contig(row.cell("contig"));
        var start = Integer.parseInt(position.get()) - 1;
        var to = gene.get();
        to.byName.put(name.get(), to.loci.size());
        var bases = new ArrayList<>(List.of(reference.get()));
        bases.addAll(alternatives);
        to.bases.add(bases);
        to.loci.add(new Locus(
                name.get(),
                new Interval(contig, start, start + reference.get().length()),
                alternatives.stream()
                        .map(bases1 -> new Spdi(contig, start, reference.get(), bases1).trimmed())
                        .toList()));
    }

    private static Optional<String> matching(Row row, String column, Pattern form, String right) {
        return row.text(column)
                .flatMap(text -> form.matcher(text).matches()
                        ? Optional.of(text)
                        : row.wrong("'%s' is not right here".formatted(text), right));
    }

    private void allele(Row row) {
        var gene = of(row);
        var name = row.text("allele").filter(text -> row.isFirst("definition", row.cell("gene") + " " + text));
        if (gene.isEmpty() || name.isEmpty()) {
            return;
        }
        var defined = new HashMap<Integer, Integer>();
        for (var part : row.list("carries")) {
            var at = part.split("=", 2);
            var locus = gene.get().byName.get(at[0]);
            if (locus == null || at.length < 2) {
                row.wrong("unknown position '%s'".formatted(part), "name=bases, a name of positions.csv");
                return;
            }
            int states = 0;
            for (var bases : at[1].split("/")) {
                var state = gene.get().bases.get(locus).indexOf(bases);
                if (state < 0) {
                    row.wrong("unknown bases '%s' at %s".formatted(bases, at[0]), "reference or an alternative");
                    return;
                }
                states |= 1 << state;
            }
            defined.put(locus, states);
        }
        if (gene.get().alleles.isEmpty() != defined.isEmpty()) {
            row.wrong("the first allele of a gene is its reference", "the reference first, carrying nothing");
            return;
        }
        gene.get().alleles.add(new NamedAllele(name.get(), defined));
    }

    private void key(Row row) {
        var gene = of(row);
        var allele = row.text("allele");
        if (gene.isPresent() && allele.isPresent()) {
            if (gene.get().alleles.stream().noneMatch(one -> one.name().equals(allele.get()))) {
                row.wrong("unknown allele '%s'".formatted(allele.get()), "one of alleles.csv");
            }
            gene.get().key.add(allele.get());
        }
    }

    private void harm(Row row) {
        var gene = genes.in(row, "gene");
        var function = row.text("function");
        var harm = matching(row, "harm", Pattern.compile("\\d"), "0 to 9, the worst highest")
                .map(Integer::valueOf);
        if (gene.isPresent() && function.isPresent() && harm.isPresent()) {
            var of = made.computeIfAbsent(gene.get(), key -> new Made());
            of.alleles.stream()
                    .filter(one -> functions.function(gene.get(), one.name()).equals(function))
                    .forEach(one -> of.harm.put(one.name(), harm.get()));
        }
    }

    List<GeneDefinition> all() {
        var all = new ArrayList<GeneDefinition>();
        made.forEach((gene, of) -> {
            if (!of.alleles.isEmpty()) {
                all.add(new GeneDefinition(gene, of.method, of.loci, of.alleles, of.key, of.harm));
            }
        });
        return all;
    }
}
