package org.companion.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.intake.Reported.Part;

/**
 * The rows of Foundation Medicine's {@code variant-report}. The tests sequence the tumour alone, so that no row says
 * whether its change was inherited. An alteration's {@code status} is what the laboratory holds of it: known or likely
 * to be pathogenic, or of unknown significance.
 */
final class FoundationRows {
    private static final Pattern PLACE = Pattern.compile("(chr[0-9XYMT]{1,2}):(\\d{1,9})");
    /** One base for another, counted on the transcript: 2573T>G, 375+1G>T, -124C>T. */
    private static final Pattern SUBSTITUTION = Pattern.compile("(?:c\\.)?[*-]?\\d+(?:[+-]\\d+)?([ACGT])>([ACGT])");

    private static final Map<String, String> OPPOSITE = Map.of("A", "T", "C", "G", "G", "C", "T", "A");
    private static final Map<String, Part> STATUSES = Map.of(
            "known", Codes.PATHOGENIC,
            "likely", Codes.LIKELY_PATHOGENIC,
            "unknown", Codes.UNCERTAIN);

    private final Rows rows;

    FoundationRows(Rows rows) {
        this.rows = rows;
    }

    void read(Xml whole) {
        var reports = whole.all("variant-report").toList();
        if (reports.isEmpty()) {
            rows.unread("variant report", "there is none in the file");
        }
        reports.forEach(report -> report.children().forEach(this::section));
    }

    private void section(Xml section) {
        switch (section.name()) {
            case "short-variants" -> each(section, this::shortVariant);
            case "copy-number-alterations" -> each(section, this::copies);
            case "rearrangements" -> each(section, this::rearrangement);
            case "biomarkers" -> each(section, this::biomarker);
            case "quality-control" -> quality(section.attribute("status"));
            case "samples" -> {}
            default ->
                each(
                        section,
                        (row, index) -> rows.unread(
                                Rows.row(section.name() + " " + row.name(), index, row.attribute("gene")),
                                "not read " + row.attribute("organism")));
        }
    }

    private interface Reading {
        void row(Xml row, int index);
    }

    private void each(Xml section, Reading reading) {
        var index = 0;
        for (var row : section.children()) {
            if (!rows.next()) {
                return;
            }
            reading.row(row, index++);
        }
    }

    private void quality(String status) {
        if (!status.isEmpty() && !status.equalsIgnoreCase("pass")) {
            rows.unread("quality control", status);
        }
    }

    private void shortVariant(Xml row, int index) {
        var label = Rows.row("short variant", index, row.attribute("gene"));
        var effect = row.attribute("cds-effect");
        var change = new Change()
                .gene(row.attribute("gene"))
                .coding(row.attribute("transcript"), effect)
                .protein(row.attribute("protein-effect"));
        if (!row.is("short-variant") || row.attribute("gene").isEmpty() || !change.isNamed()) {
            rows.unread(label, row.attribute("gene").isEmpty() ? "no gene" : "no c. or p. name");
            return;
        }
        place(change, row, effect);
        change.words(Codes.CONSEQUENCE, row.attribute("functional-effect"))
                .number(Codes.SHARE, share(row, label))
                .number(Codes.DEPTH, Numbers.count(row.attribute("depth")))
                .part(status(row))
                .note(row.attribute("subclonal").equalsIgnoreCase("true") ? "subclonal" : "");
        rows.add(noted(change, row), isDoubtful(row) ? Codes.INDETERMINATE : Codes.PRESENT);
    }

    /** Alleles only of one base for another on a strand that is told; of anything else the start is not certain. */
    private static void place(Change change, Xml row, String effect) {
        var written = row.attribute("position");
        var place = PLACE.matcher(written);
        var bases = SUBSTITUTION.matcher(effect);
        var strand = row.attribute("strand");
        var contig = place.matches() ? Contig.named(place.group(1), Assembly.GRCH37) : Optional.<Contig>empty();
        if (contig.isEmpty() || !bases.matches() || !List.of("+", "-").contains(strand)) {
            change.note(written.isEmpty() ? "" : "position as written, on GRCh37: " + written);
            return;
        }
        var reference = bases.group(1);
        var alternate = bases.group(2);
        Numbers.position(place.group(2))
                .ifPresent(position ->
                        change.at(contig.get(), position, forward(reference, strand), forward(alternate, strand)));
    }

    private static String forward(String base, String strand) {
        return strand.equals("-") ? OPPOSITE.getOrDefault(base, base) : base;
    }

    private Optional<BigDecimal> share(Xml row, String label) {
        var share = row.attribute("allele-fraction");
        var percent = row.attribute("percent-reads");
        return share.isEmpty()
                ? rows.share(label, percent, Numbers.percent(percent))
                : rows.share(label, share, Numbers.share(share));
    }

    private void copies(Xml row, int index) {
        var gene = row.attribute("gene");
        var type = row.attribute("type");
        var kind = type(type);
        if (!row.is("copy-number-alteration") || gene.isEmpty() || kind.isEmpty()) {
            rows.unread(
                    Rows.row("copy number alteration", index, gene),
                    gene.isEmpty() ? "no gene" : "neither amplification nor loss: " + type);
            return;
        }
        var change = new Change()
                .gene(gene)
                .part(kind.get())
                .number(Codes.COPIES, Numbers.count(row.attribute("copy-number")))
                .part(status(row))
                .note(exons(row));
        rows.add(noted(change, row), isDoubtful(row) ? Codes.INDETERMINATE : Codes.PRESENT);
    }

    private static Optional<Part> type(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "amplification", "partial amplification" -> Optional.of(Codes.gain(type));
            case "loss", "partial loss" -> Optional.of(Codes.loss(type));
            default -> Optional.empty();
        };
    }

    private static String exons(Xml row) {
        var exons = row.attribute("number-of-exons");
        return exons.isEmpty() ? "" : "exons: " + exons;
    }

    /**
     * A fusion with its genes; any other rearrangement in the laboratory's own word. One of unknown significance is
     * given as indeterminate, for a finding of a fusion has no place to say so.
     */
    private void rearrangement(Xml row, int index) {
        var gene = row.attribute("targeted-gene");
        var other = row.attribute("other-gene");
        var kind = row.attribute("type").isEmpty() ? row.attribute("description") : row.attribute("type");
        if (!row.is("rearrangement") || gene.isEmpty() || kind.isEmpty()) {
            rows.unread(Rows.row("rearrangement", index, gene), gene.isEmpty() ? "no gene" : "no type");
            return;
        }
        var partner = Rows.isUnknown(other) || other.equals(gene) ? "" : other;
        var isFusion = kind.equalsIgnoreCase("fusion");
        var change = new Change().gene(gene).gene(partner);
        if (isFusion) {
            change.part(Codes.fusion("")).words(Codes.DISCRETE, partner.isEmpty() ? "" : gene + "::" + partner);
        } else {
            change.words(Codes.TYPE, kind);
        }
        change.part(status(row))
                .note(told("described as", row.attribute("description")))
                .note(told("in frame", row.attribute("in-frame")))
                .note(told("supporting read pairs", row.attribute("supporting-read-pairs")))
                .note(told("on GRCh37 at", (row.attribute("pos1") + " " + row.attribute("pos2")).strip()));
        var doubtful = isDoubtful(row) || row.attribute("status").equalsIgnoreCase("unknown");
        rows.add(noted(change, row), doubtful ? Codes.INDETERMINATE : Codes.PRESENT);
    }

    private static String told(String what, String text) {
        return text.isEmpty() ? "" : what + ": " + text;
    }

    private void biomarker(Xml row, int index) {
        switch (row.name()) {
            case "microsatellite-instability" -> rows.instability(row.attribute("status"));
            case "tumor-mutation-burden" ->
                rows.burden(row.attribute("score"), row.attribute("unit"), row.attribute("status"));
            default ->
                rows.unread(Rows.row("biomarker", index, ""), row.name() + " is not read: " + row.attribute("status"));
        }
    }

    private static Optional<Part> status(Xml row) {
        return Optional.ofNullable(STATUSES.get(row.attribute("status").toLowerCase(Locale.ROOT)));
    }

    private static Change noted(Change change, Xml row) {
        return change.note(told("status", row.attribute("status")))
                .note(row.attribute("equivocal").equalsIgnoreCase("true") ? "equivocal" : "");
    }

    /** Whether the laboratory itself is not sure that it is there. */
    private static boolean isDoubtful(Xml row) {
        return row.attribute("equivocal").equalsIgnoreCase("true")
                || row.attribute("status").equalsIgnoreCase("ambiguous");
    }
}
