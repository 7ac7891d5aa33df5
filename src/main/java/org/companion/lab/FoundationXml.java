package org.companion.lab;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.Document;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;

/**
 * Reads the results report of Foundation Medicine ({@code ResultsReport}: {@code FinalReport} with the patient, and
 * {@code variant-report} with what was found). Positions are of GRCh37, one-based.
 */
public final class FoundationXml implements PayloadReader {
    private static final String LABORATORY = "Foundation Medicine";
    private static final List<String> PDF = List.of("ReportPDF", "PDF");

    @Override
    public String format() {
        return "foundation-xml";
    }

    @Override
    public boolean accepts(String head) {
        var root = Xml.root(head);
        return root.equals("ResultsReport") || (root.equals("FinalReport") && head.contains("<PMI"));
    }

    @Override
    public Opened read(Payload payload) {
        var told = new Told(payload);
        return Xml.parse(payload.bytes())
                .map(whole -> read(whole, told))
                .orElseGet(() -> told.broken(LABORATORY, "no well-formed XML, or with a document type"));
    }

    private static Opened read(Xml whole, Told told) {
        var number = whole.first("ReportId", "ReferenceID");
        if (number.isEmpty()) {
            return told.nameless(LABORATORY, "FinalReport/ReportId");
        }
        var standing = isAmended(whole) ? Standing.AMENDED : Standing.FINAL;
        var rows = new Rows(standing);
        new FoundationRows(rows).read(whole);
        var documents = documents(whole, rows);
        if (rows.refusal().isPresent()) {
            return told.refused(LABORATORY, rows.refusal().get());
        }
        var service = service(whole);
        var report = new Report(
                new ReportKey(LABORATORY, number, service),
                Coded.words(service),
                standing,
                Optional.empty(),
                Dates.moment(whole.first("ServerTime", "SignOutDate", "ReportDate")),
                Dates.moment(whole.first("CollDate")),
                conclusion(whole),
                rows.results(),
                documents,
                List.of(),
                rows.unread());
        return told.opened(LABORATORY, version(whole), patient(whole), report);
    }

    /** The report tells its amendments; the misspelt name is the format's own. */
    private static boolean isAmended(Xml whole) {
        return Stream.of("Amendmends", "Amendments")
                .flatMap(whole::all)
                .anyMatch(list -> !list.children().isEmpty());
    }

    private static String service(Xml whole) {
        return Optional.of(whole.first("TestType"))
                .filter(test -> !test.isEmpty())
                .or(() -> whole.all("variant-report")
                        .map(report -> report.attribute("test-type"))
                        .filter(test -> !test.isEmpty())
                        .findFirst())
                .map(Rows::clipped)
                .orElse("FoundationOne");
    }

    private static String version(Xml whole) {
        var version = whole.all("FinalReport")
                .map(report -> report.child("Version"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return version.isEmpty() ? "" : "version " + version;
    }

    /** The hospital's own number, whose authority the file does not name. */
    private static SentPatient patient(Xml whole) {
        var person = new Person();
        var about = whole.all("PMI").findFirst().orElse(whole);
        return person.number("", about.first("MRN"))
                .name(about.first("LastName"), about.first("FirstName"))
                .fullName(about.first("FullName"))
                .born(about.first("DOB"))
                .sex(about.first("Gender"))
                .sent();
    }

    private static String conclusion(Xml whole) {
        var said = new ArrayList<String>();
        said(said, "Submitted diagnosis", whole.first("SubmittedDiagnosis"));
        said(said, "Specimen", whole.first("SpecSite"));
        said(said, "Quality control", quality(whole));
        said(
                said,
                "Genes reported without reportable alterations",
                whole.all("PertinentNegative")
                        .map(negative -> negative.first("Gene"))
                        .filter(gene -> !gene.isEmpty())
                        .collect(Collectors.joining(", ")));
        return String.join("\n", said);
    }

    private static String quality(Xml whole) {
        return whole.all("quality-control")
                .map(control -> control.attribute("status"))
                .filter(status -> !status.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void said(List<String> said, String what, String text) {
        if (!text.isBlank()) {
            said.add(what + ": " + text.replaceAll("\\s+", " "));
        }
    }

    private static List<Document> documents(Xml whole, Rows rows) {
        var documents = new ArrayList<Document>();
        PDF.stream()
                .flatMap(whole::all)
                .map(Xml::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> document(text)
                        .ifPresentOrElse(documents::add, () -> rows.unread("document", "no PDF in base64")));
        return documents;
    }

    private static Optional<Document> document(String base64) {
        try {
            var content = Base64.getMimeDecoder().decode(base64);
            var isPdf = content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D';
            return isPdf
                    ? Optional.of(new Document(LABORATORY + " report", "application/pdf", content))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
