package org.companion.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Draws what is inherited: each copy of a gene by itself (Hardy and Weinberg), from the frequencies of the population. */
final class Germline {
    private static final String REST = "rest";

    private final List<Row> alleles = Table.read("alleles.csv");
    private final long seed;
    private final Panels panels;

    Germline(long seed, Panels panels) {
        this.seed = seed;
        this.panels = panels;
    }

    void add(Dossier dossier) {
        Table.grouped(alleles, "panel").forEach((panel, rows) -> {
            var days = panels.days(dossier.person(), panel);
            if (!days.isEmpty()) {
                Table.grouped(rows, "gene").values().forEach(gene -> add(dossier, gene, days.get(0)));
            }
        });
    }

    private void add(Dossier dossier, List<Row> gene, LocalDate day) {
        var person = dossier.person();
        var first = gene.get(0);
        var draw = Draw.of(seed, person.id(), "gene " + first.text("gene"));
        switch (first.text("kind")) {
            case "autosomal" -> genotype(dossier, first, pair(gene, person, draw), day);
            case "X-linked" -> {
                var written = person.female() ? pair(gene, person, draw) : copy(gene, person, draw) + " hemizygous";
                genotype(dossier, first, written, day);
            }
            case "mitochondrial" -> genotype(dossier, first, copy(gene, person, draw), day);
            default -> carried(dossier, gene, draw, day);
        }
    }

    /** Two copies, in the order of the table, as laboratories write them. */
    private static String pair(List<Row> gene, Person person, Draw draw) {
        var names = gene.stream().map(row -> row.text("allele")).toList();
        var one = copy(gene, person, draw);
        var other = copy(gene, person, draw);
        return names.indexOf(one) <= names.indexOf(other) ? one + "/" + other : other + "/" + one;
    }

    private static String copy(List<Row> gene, Person person, Draw draw) {
        return drawn(gene, person, draw)
                .or(() -> gene.stream().filter(row -> isRest(row, person)).findFirst())
                .orElseThrow(() -> new IllegalStateException("the table of alleles names no rest for a gene"))
                .text("allele");
    }

    private static Optional<Row> drawn(List<Row> gene, Person person, Draw draw) {
        var named = gene.stream().filter(row -> !isRest(row, person)).toList();
        return draw.one(named, row -> row.number(person.population()));
    }

    private static boolean isRest(Row row, Person person) {
        return row.text(person.population()).equals(REST);
    }

    private static void genotype(Dossier dossier, Row gene, String written, LocalDate day) {
        var json = dossier.observation(
                "laboratory", Dossier.concept(Dossier.LOINC, "84413-4", "Genotype display name", ""), day);
        json.set("valueCodeableConcept", Dossier.concept("", "", "", written));
        Alterations.gene(json, gene.text("hgnc"), gene.text("gene"));
    }

    /** Each allele that is asked for by a test of its own: carried or not. */
    private static void carried(Dossier dossier, List<Row> gene, Draw draw, LocalDate day) {
        var person = dossier.person();
        var one = drawn(gene, person, draw);
        var other = drawn(gene, person, draw);
        for (var row : gene) {
            var name = row.text("gene") + row.text("allele") + " [Presence]";
            var loinc = row.text("kind").replace("presence", "").strip();
            var json = dossier.observation("laboratory", Dossier.concept(Dossier.LOINC, loinc, name, name), day);
            var positive = one.filter(row::equals).isPresent()
                    || other.filter(row::equals).isPresent();
            json.set(
                    "valueCodeableConcept",
                    positive
                            ? Dossier.concept(Dossier.LOINC, "LA6576-8", "Positive", "")
                            : Dossier.concept(Dossier.LOINC, "LA6577-6", "Negative", ""));
        }
    }
}
