package org.companion.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.delivery.Moment;
import org.companion.delivery.Parts;
import org.companion.delivery.Result;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/** The interpretations and measurements of a Phenopacket. */
final class PhenopacketRows {
    private static final Pattern SO = Pattern.compile("SO:\\d{7}");
    private static final Pattern ACCESSION = Pattern.compile("NC_\\d{6}\\.\\d{1,2}");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?:[NX][MR]_|ENST|LRG_)[^:]+:[cn]\\..+");

    private final Rows rows;
    private int variants;

    PhenopacketRows(Rows rows) {
        this.rows = rows;
    }

    void read(Json whole) {
        if (whole.at("variants").isArray()) {
            rows.unread("variants", whole.at("variants").rows().size() + " rows of version 1, which is not read");
        }
        for (var interpretation : whole.at("interpretations").rows()) {
            for (var one :
                    interpretation.at("diagnosis").at("genomicInterpretations").rows()) {
                if (!rows.next()) {
                    return;
                }
                interpretation(one, variants++);
            }
        }
        var index = 0;
        for (var measurement : whole.at("measurements").rows()) {
            if (!rows.next()) {
                return;
            }
            measurement(measurement, index++);
        }
    }

    private void interpretation(Json one, int index) {
        var told = one.at("variantInterpretation");
        var described = told.at("variationDescriptor");
        var gene = described.at("geneContext");
        var status = one.text("interpretationStatus").toUpperCase(Locale.ROOT);
        var bare = one.at("gene").text("symbol");
        var label = Rows.row("variant", index, gene.text("symbol").isEmpty() ? bare : gene.text("symbol"));
        if (status.equals("REJECTED")) {
            rows.unread(label, "rejected by its interpreter");
            return;
        }
        if (described.isEmpty()) {
            rows.unread(label, bare.isEmpty() ? "no variant" : "a gene alone, without a variant");
            return;
        }
        var change = new Change().gene(gene.text("symbol"), gene.text("valueId", "geneId"));
        place(change, described.at("vcfRecord"), label);
        described.at("expressions").rows().forEach(expression -> expression(change, expression));
        structure(change, described.at("structuralType"));
        if (!change.isNamed()) {
            rows.unread(label, "no position, c. or p. name");
            return;
        }
        rows.add(
                change.part(state(described.at("allelicState")))
                        .part(Codes.significance(classification(told.text("acmgPathogenicityClassification"))))
                        .note(described.text("label", "description"))
                        .note(status.isEmpty() ? "" : "interpretation: " + lower(status))
                        .note(actionability(told.text("therapeuticActionability"))),
                Codes.PRESENT);
    }

    /** {@code chrom} is a chromosome of the build that the record names, or an accession that names it itself. */
    private void place(Change change, Json record, String label) {
        if (record.isEmpty()) {
            return;
        }
        var chromosome = record.text("chrom");
        var contig = ACCESSION.matcher(chromosome).matches()
                ? Optional.of(new Contig(chromosome))
                : Assembly.named(record.text("genomeAssembly")).flatMap(build -> Contig.named(chromosome, build));
        var position = Numbers.position(record.text("pos"));
        var reference = record.text("ref");
        var alternate = record.text("alt");
        if (contig.isEmpty() || position.isEmpty() || !Change.isBases(reference) || !Change.isBases(alternate)) {
            rows.unread(label, "its VCF record does not name build, position and both alleles");
            return;
        }
        change.at(contig.get(), position.get(), reference, alternate);
    }

    private static void expression(Change change, Json expression) {
        var value = expression.text("value");
        switch (expression.text("syntax").toLowerCase(Locale.ROOT)) {
            case "hgvs.c" -> change.coding("", value);
            case "hgvs.p" -> change.protein(value);
            case "hgvs.g", "hgvs.m" -> change.name(Codes.GENOMIC, value);
            case "spdi" -> change.name(Codes.DISCRETE, value);
            case "hgvs" -> {
                if (TRANSCRIPT.matcher(value).matches()) {
                    change.coding("", value);
                } else {
                    change.note(value);
                }
            }
            default -> change.note(value);
        }
    }

    private static void structure(Change change, Json type) {
        var code = type.text("id");
        if (SO.matcher(code).matches()) {
            change.structure(Codes.type(code, "", type.text("label")));
        } else {
            change.note(type.text("label", "id"));
        }
    }

    private static Optional<Part> state(Json state) {
        var byLabel = Codes.state(state.text("label"));
        return byLabel.or(() -> Codes.state(
                switch (state.text("id")) {
                    case "GENO:0000135" -> "heterozygous";
                    case "GENO:0000136" -> "homozygous";
                    case "GENO:0000134" -> "hemizygous";
                    default -> "";
                }));
    }

    private static String classification(String written) {
        return written.equalsIgnoreCase("NOT_PROVIDED") ? "" : written.replace('_', ' ');
    }

    private static String actionability(String written) {
        return written.equalsIgnoreCase("ACTIONABLE") || written.equalsIgnoreCase("NOT_ACTIONABLE")
                ? "therapeutic actionability: " + lower(written)
                : "";
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A number or a word; what was measured by a code other than LOINC keeps its name alone. */
    private void measurement(Json row, int index) {
        var assay = row.at("assay");
        var value = row.at("value");
        var quantity = value.at("quantity");
        var number = quantity.at("value").number();
        var word = value.at("ontologyClass").text("label", "id");
        var label = "measurement " + (index + 1) + " " + assay.text("label", "id");
        if (assay.text("id", "label").isEmpty() || (number.isEmpty() && word.isEmpty())) {
            rows.unread(label, assay.text("id", "label").isEmpty() ? "no assay" : "neither a number nor a word");
            return;
        }
        var answer = number.map(amount -> new Answer(
                        Coded.words(""),
                        Optional.of(new Amount("", amount, unit(quantity.at("unit")))),
                        Optional.empty()))
                .orElseGet(() -> Parts.answer(Coded.words(word)));
        var time = row.at("timeObserved").text("timestamp");
        rows.add(new Result(
                Result.Kind.OTHER,
                assay(assay),
                answer,
                List.of(),
                rows.standing(),
                List.of(),
                Result.Remarks.note(time.isEmpty() ? "" : "observed " + Rows.clipped(time))
                        .at(Moment.of(time))));
    }

    private static Coded assay(Json assay) {
        var id = assay.text("id");
        var isLoinc = id.toUpperCase(Locale.ROOT).startsWith("LOINC:");
        return isLoinc
                ? Parts.question(id.substring(id.indexOf(':') + 1), assay.text("label"))
                : Coded.words(assay.text("label", "id"));
    }

    private static String unit(Json unit) {
        var id = unit.text("id");
        return id.toUpperCase(Locale.ROOT).startsWith("UCUM:") ? id.substring(5) : unit.text("label", "id");
    }
}
