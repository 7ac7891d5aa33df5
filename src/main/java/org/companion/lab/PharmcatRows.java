package org.companion.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.Parts;
import org.companion.delivery.Result;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/**
 * The genes of a PharmCAT file. {@code sourceDiplotypes} is what was called; {@code recommendationDiplotypes} is what
 * the program looks recommendations up by, and the phenotype is taken from there. Where both guideline sources report a
 * gene, CPIC's is taken and a call of the other that differs is named.
 */
final class PharmcatRows {
    private static final int NESTED = 3;
    private static final String UNKNOWN = "Unknown";

    private final Rows rows;

    PharmcatRows(Rows rows) {
        this.rows = rows;
    }

    void read(Json whole) {
        var genes = new ArrayList<Told>();
        collect(whole.at("genes"), "", "", NESTED, genes);
        collect(whole.at("geneReports"), "", "", NESTED, genes);
        if (genes.isEmpty()) {
            rows.unread("genes", "there are none in the file");
        }
        chosen(genes).values().forEach(this::gene);
        unannotated(whole.at("unannotatedGeneCalls"));
        var drugs = whole.at("drugs").members().size();
        if (drugs > 0) {
            rows.unread("drugs", "recommendations are not taken over: the house advises by its own tables");
        }
    }

    /** A gene as one source reports it. */
    private record Told(String source, String gene, Json block) {
        List<String> calls() {
            return block.at("sourceDiplotypes").rows().stream()
                    .map(PharmcatRows::call)
                    .toList();
        }
    }

    /** By source and gene, by gene alone, or in a list: a gene is what has diplotypes, or is nothing else. */
    private static void collect(Json node, String source, String name, int depth, List<Told> genes) {
        if (node.isEmpty() && !name.isEmpty()) {
            genes.add(new Told(source, name, node));
        } else if (isGene(node)) {
            var symbol = node.text("geneSymbol", "gene");
            var own = node.text("phenotypeSource", "source");
            genes.add(new Told(own.isEmpty() ? source : own, symbol.isEmpty() ? name : symbol, node));
        } else if (node.isArray() && depth > 0) {
            node.rows().forEach(row -> collect(row, source, name, depth - 1, genes));
        } else if (node.isObject() && depth > 0) {
            node.members().forEach(member -> collect(member.getValue(), name, member.getKey(), depth - 1, genes));
        } else if (!name.isEmpty()) {
            genes.add(new Told(source, name, node));
        }
    }

    private static boolean isGene(Json node) {
        return node.isObject()
                && (node.has("sourceDiplotypes")
                        || node.has("recommendationDiplotypes")
                        || !node.text("geneSymbol", "gene").isEmpty());
    }

    private Map<String, Told> chosen(List<Told> genes) {
        var chosen = new LinkedHashMap<String, Told>();
        Stream.concat(
                        genes.stream().filter(gene -> gene.source().equalsIgnoreCase("CPIC")),
                        genes.stream().filter(gene -> !gene.source().equalsIgnoreCase("CPIC")))
                .filter(gene -> rows.next())
                .forEach(told -> {
                    var first = chosen.putIfAbsent(told.gene(), told);
                    if (first != null && !first.calls().equals(told.calls())) {
                        rows.unread(row(told), told.source() + " gives another call");
                    }
                });
        return chosen;
    }

    private static String row(Told told) {
        return "gene " + told.gene();
    }

    private void gene(Told told) {
        var called = told.block().at("sourceDiplotypes").rows();
        var lookedUp = told.block().at("recommendationDiplotypes").rows();
        if (called.isEmpty() && lookedUp.isEmpty()) {
            rows.unread(row(told), "not called");
            return;
        }
        var candidates = called.isEmpty() || (areComponents(called) && lookedUp.size() == 1) ? lookedUp : called;
        if (candidates.size() > 1) {
            rows.unread(row(told), "more than one call: " + String.join(" or ", told.calls()));
            return;
        }
        var diplotype = candidates.get(0);
        var implied = lookedUp.size() == 1 ? lookedUp.get(0) : diplotype;
        var text = call(diplotype);
        if (!text.isEmpty()) {
            var place = rows.add(genotype(told, diplotype, text));
            implication(told, implied).ifPresent(result -> rows.add(result.restingOn(List.of(place))));
        } else {
            rows.unread(row(told), "not called: " + diplotype.text("label"));
            if (told.block().text("callSource").equalsIgnoreCase("OUTSIDE")) {
                implication(told, implied).ifPresent(rows::add);
            }
        }
    }

    /** Single haplotypes side by side, as are given where nothing tells which copy bears which. */
    private static boolean areComponents(List<Json> called) {
        return called.size() > 1
                && called.stream().allMatch(one -> allele(one.at("allele2")).isEmpty());
    }

    /** Both alleles, or the one of a gene with a single copy; empty where it was not called. */
    private static String call(Json diplotype) {
        var first = allele(diplotype.at("allele1"));
        var second = allele(diplotype.at("allele2"));
        var joined =
                first.isEmpty() ? diplotype.text("label", "name") : second.isEmpty() ? first : first + "/" + second;
        var unknown = Stream.of(joined.split("/"))
                .anyMatch(part -> Rows.isUnknown(part) || part.strip().equals(UNKNOWN));
        return unknown ? "" : joined;
    }

    private static String allele(Json allele) {
        return allele.isObject() ? allele.text("name") : allele.text();
    }

    private Result genotype(Told told, Json diplotype, String text) {
        var gene = new Change().gene(told.gene());
        var notes = new ArrayList<String>();
        if (told.block().text("missingVariants").equals("true")) {
            notes.add("some positions were not in the data");
        }
        if (diplotype.text("inferred").equals("true")) {
            notes.add("inferred by the program");
        }
        return new Result(
                Result.Kind.GENOTYPE,
                Coded.words(""),
                Parts.answer(Coded.words(text)),
                gene.result(Answer.none(), rows.standing()).parts(),
                rows.standing(),
                List.of(),
                Result.Remarks.note(String.join("; ", notes)));
    }

    /** Phenotype and activity score; none, which is said, where the program gives no single phenotype. */
    private Optional<Result> implication(Told told, Json diplotype) {
        var phenotypes = diplotype.at("phenotypes").rows().stream()
                .map(Json::text)
                .filter(text -> !Rows.isUnknown(text))
                .distinct()
                .toList();
        var score = Numbers.amount(diplotype.text("activityScore"))
                .filter(amount -> amount.unit().isEmpty())
                .map(amount -> new Part(
                        Coded.words("Activity score"),
                        new Answer(
                                Coded.words(""),
                                Optional.of(new Amount(amount.comparator(), amount.value(), "1")),
                                Optional.empty())));
        if (phenotypes.size() != 1) {
            rows.unread(row(told), phenotypes.isEmpty() ? "no phenotype" : "more than one phenotype: " + phenotypes);
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        parts.add(Parts.words(Codes.GENE, told.gene()));
        parts.add(Parts.words(Codes.METABOLISM, phenotypes.get(0)));
        score.ifPresent(parts::add);
        return Optional.of(new Result(Result.Kind.THERAPEUTIC, Coded.words(""), Answer.none(), parts, rows.standing()));
    }

    private void unannotated(Json calls) {
        for (var call : calls.rows()) {
            if (rows.next()) {
                rows.unread("gene " + call.text("geneSymbol", "gene"), "called outside and not known to the program");
            }
        }
    }
}
