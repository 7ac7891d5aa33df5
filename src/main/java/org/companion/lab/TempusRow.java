package org.companion.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.intake.Reported.Part;

/**
 * One change of a Tempus report. Nucleotide alterations ({@code 13:48934164:C:T}) are on the chromosome's forward
 * strand, one-based, of the build that the row names; allelic fractions are in per cent.
 */
final class TempusRow {
    /** What the rows of one member have in common. */
    record Section(String name, Optional<Part> source, Optional<Part> significance, boolean copies) {
        Section(String name, Part source) {
            this(name, Optional.of(source), Optional.empty(), false);
        }

        Section uncertain() {
            return new Section(name, source, Optional.of(Codes.UNCERTAIN), copies);
        }

        Section ofCopies() {
            return new Section(name, source, significance, true);
        }
    }

    private final Rows rows;
    private final Section section;
    private final Json row;
    private final Json about;
    private final String gene;
    private String label = "";
    private boolean placed = true;

    /** {@code about}: what names the gene, where a gene's changes stand within it. */
    TempusRow(Rows rows, Section section, Json row, Json about) {
        this.rows = rows;
        this.section = section;
        this.row = row;
        this.about = about;
        gene = about.text("gene", "display");
    }

    /**
     * Reads it; false where it tells a position and neither it nor the sender the build.
     *
     * @param told the build of rows that name none
     */
    boolean read(int index, Optional<Assembly> told) {
        label = Rows.row(section.name(), index, gene);
        var type = row.text("variantType", "fusionType").toLowerCase(Locale.ROOT);
        var description = row.text("variantDescription").toLowerCase(Locale.ROOT);
        if (!row.isObject()) {
            rows.unread(label, "no object");
        } else if (!row.text("gene5", "gene3").isEmpty() || type.contains("fusion")) {
            fusion();
        } else if (section.copies() || type.equals("cnv") || description.startsWith("copy number")) {
            copies(type + " " + description);
        } else {
            variant(told);
        }
        return placed;
    }

    private void fusion() {
        var five = row.text("gene5");
        var three = row.text("gene3");
        if (five.isEmpty() && three.isEmpty() && gene.isEmpty()) {
            rows.unread(label, "no gene");
            return;
        }
        var both = !five.isEmpty() && !three.isEmpty();
        var change = new Change();
        if (five.isEmpty() && three.isEmpty()) {
            change.gene(gene);
        } else {
            change.gene(five, row.text("gene5hgncId")).gene(three, row.text("gene3hgncId"));
        }
        keep(change.part(Codes.fusion("")).words(Codes.DISCRETE, both ? five + "::" + three : ""));
    }

    /** {@code kind}: its type and description, of which one says whether copies were won or lost. */
    private void copies(String kind) {
        var loss = kind.contains("loss") || kind.contains("deletion");
        var gain = kind.contains("gain") || kind.contains("amplification");
        if (gene.isEmpty() || loss == gain) {
            rows.unread(label, gene.isEmpty() ? "no gene" : "neither gain nor loss: " + kind);
            return;
        }
        var words = kind.contains("amplification") ? "amplification" : gain ? "copy number gain" : "copy number loss";
        keep(new Change()
                .gene(gene, about.text("hgncId"))
                .part(gain ? Codes.gain(words) : Codes.loss(words))
                .number(Codes.COPIES, Numbers.count(row.text("copyNumber"))));
    }

    private void variant(Optional<Assembly> told) {
        var effect = row.text("mutationEffect");
        var coding = row.text("HGVS.c", "hgvsc");
        var protein = row.text("HGVS.p", "HGVS.pFull", "hgvsp");
        var change = new Change()
                .gene(gene, about.text("hgncId"))
                .coding(row.text("transcript"), coding.isEmpty() && effect.startsWith("c.") ? effect : coding)
                .protein(protein.isEmpty() && effect.startsWith("p.") ? effect : protein);
        place(change, told);
        if (gene.isEmpty() || !change.isNamed()) {
            rows.unread(label, gene.isEmpty() ? "no gene" : "no c. or p. name");
            return;
        }
        var fraction = row.text("allelicFraction");
        keep(change.number(Codes.SHARE, rows.share(label, fraction, Numbers.percent(fraction)))
                .number(Codes.DEPTH, Numbers.count(row.text("coverage"))));
    }

    private void keep(Change change) {
        var significance = Codes.significance(row.text("clinicalSignificance"));
        rows.add(
                change.part(section.source())
                        .part(significance.or(section::significance))
                        .part(Codes.state(row.text("zygosity")))
                        .note(row.text("variantDescription"))
                        .note(row.text("structuralVariant")),
                Codes.PRESENT);
    }

    /** By the alteration in one piece, else by chromosome, position and alleles of their own. */
    private void place(Change change, Optional<Assembly> told) {
        var joined = row.text("nucleotideAlteration").split(":", -1);
        var parts = joined.length == 4
                ? List.of(joined)
                : List.of(
                        row.text("chromosome", "chrom"),
                        row.text("position", "pos"),
                        row.text("referenceNucleotide", "ref"),
                        row.text("alteredNucleotide", "alternateNucleotide", "alt"));
        var position = Numbers.position(parts.get(1).strip());
        if (position.isEmpty()) {
            return;
        }
        var build = Assembly.named(row.text("referenceGenome")).or(() -> told);
        placed = build.isPresent();
        build.flatMap(known -> Contig.named(parts.get(0).strip(), known))
                .ifPresent(contig -> change.at(
                        contig,
                        position.get(),
                        parts.get(2).strip(),
                        parts.get(3).strip()));
    }
}
