package org.companion.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.chart.Coded;
import org.companion.delivery.Opened;
import org.companion.delivery.Parts;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;

/**
 * Reads reports of QIAGEN Clinical Insight ({@code report} with a {@code variant} for each). The file does not name the
 * build of its positions: they are taken only where the sender tells it as {@code assembly}. Allele fractions are in
 * per cent.
 */
public final class QciXml implements PayloadReader {
    private static final String PROGRAM = "QIAGEN Clinical Insight";

    @Override
    public String format() {
        return "qci-xml";
    }

    @Override
    public boolean accepts(String head) {
        return Xml.root(head).equals("report")
                && (head.contains("QIAGEN")
                        || (head.contains("<accession")
                                && (head.contains("<labTestedGenes") || head.contains("<testCode"))));
    }

    @Override
    public Opened read(Payload payload) {
        var told = new Told(payload);
        return Xml.parse(payload.bytes())
                .map(whole -> read(whole, told))
                .orElseGet(() -> told.broken(PROGRAM, "no well-formed XML, or with a document type"));
    }

    private static Opened read(Xml whole, Told told) {
        var number = whole.child("accession");
        if (number.isEmpty()) {
            return told.nameless(PROGRAM, "report/accession");
        }
        var standing = standing(whole.child("review_state"));
        var rows = rows(whole, standing, told.assembly());
        if (rows.refusal().isPresent()) {
            return told.refused(PROGRAM, rows.refusal().get());
        }
        var service = whole.child("testCode").isEmpty() ? PROGRAM : Rows.clipped(whole.child("testCode"));
        var report = new Report(
                new ReportKey(told.issuer(PROGRAM), number, service),
                Coded.words(service),
                standing,
                Optional.empty(),
                Dates.moment(whole.child("review_state_date")).or(() -> Dates.moment(whole.child("testDate"))),
                Dates.moment(whole.child("collectionDate")),
                conclusion(whole),
                rows.results(),
                List.of(),
                List.of(),
                rows.unread());
        return told.opened(PROGRAM, "", patient(whole), report);
    }

    private static Standing standing(String review) {
        return review.isEmpty() || review.equalsIgnoreCase("FINAL") ? Standing.FINAL : Standing.PRELIMINARY;
    }

    private static SentPatient patient(Xml whole) {
        return new Person()
                .number("", whole.child("subjectId"))
                .fullName(whole.child("patientName"))
                .born(whole.child("dateOfBirth"))
                .sex(whole.child("sex"))
                .sent();
    }

    private static String conclusion(Xml whole) {
        var said = new ArrayList<String>();
        if (!whole.child("diagnosis").isEmpty()) {
            said.add("Diagnosis: " + whole.child("diagnosis"));
        }
        if (!whole.child("interpretation").isEmpty()) {
            said.add("Interpretation: " + whole.child("interpretation").replace('_', ' '));
        }
        if (!whole.child("labTestedGenes").isEmpty()) {
            said.add("Genes tested: " + whole.child("labTestedGenes").replace(";", ", "));
        }
        return String.join("\n", said);
    }

    private static Rows rows(Xml whole, Standing standing, Optional<Assembly> assembly) {
        var rows = new Rows(standing);
        var index = 0;
        for (var variant : whole.all("variant").toList()) {
            if (!rows.next()) {
                return rows;
            }
            variant(variant, index++, rows, assembly);
        }
        if (index > 0 && assembly.isEmpty()) {
            rows.unread("positions", "the file does not name their build; variants are given by name alone");
        }
        var treatments = whole.all("treatment").count();
        if (treatments > 0) {
            rows.unread("treatments", treatments + " rows of suggested treatments are not taken over");
        }
        return rows;
    }

    private static void variant(Xml row, int index, Rows rows, Optional<Assembly> assembly) {
        var gene = row.child("gene");
        var label = Rows.row("variant", index, gene);
        var transcripts = row.children("transcriptchange");
        var change = new Change()
                .gene(gene)
                .coding(first(transcripts, "transcript"), first(transcripts, "change"))
                .protein(first(row.children("proteinchange"), "change"));
        place(change, row, assembly);
        if (gene.isEmpty() || !change.isNamed()) {
            rows.unread(label, gene.isEmpty() ? "no gene" : "no c. or p. name");
            return;
        }
        if (!row.child("dbsnp").isEmpty()) {
            change.part(Parts.coded(Codes.DBSNP, Parts.DBSNP, row.child("dbsnp"), ""));
        }
        var fraction = row.child("allelefraction");
        change.words(Codes.CONSEQUENCE, first(row.children("proteinchange"), "translationimpact"))
                .number(Codes.SHARE, rows.share(label, fraction, Numbers.percent(fraction)))
                .number(Codes.DEPTH, Numbers.count(row.child("readDepth")))
                .part(Codes.state(row.child("genotype")))
                .part(Codes.significance(row.child("assessment")))
                .words(Codes.PHENOTYPE, row.child("phenotype"))
                .note(row.child("actionability").isEmpty() ? "" : "actionability: " + row.child("actionability"));
        if (transcripts.size() > 1) {
            change.note(transcripts.stream()
                    .skip(1)
                    .map(other -> other.child("transcript") + ":" + other.child("change"))
                    .collect(Collectors.joining(", ", "also ", "")));
        }
        rows.add(change, Codes.PRESENT);
    }

    private static String first(List<Xml> elements, String name) {
        return elements.stream()
                .map(element -> element.child(name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Insertions and deletions with an empty allele are left to their names: where they begin is not told. */
    private static void place(Change change, Xml row, Optional<Assembly> assembly) {
        assembly.flatMap(build -> Contig.named(row.child("chromosome"), build))
                .ifPresent(contig -> Numbers.position(row.child("position"))
                        .ifPresent(position ->
                                change.at(contig, position, row.child("reference"), row.child("alternate"))));
    }
}
