package org.companion.lab;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.Standing;

/**
 * Reads what PharmCAT's phenotyper ({@code geneReports}) and reporter ({@code genes}) write, versions 2 and 3. The file
 * knows a sample and no patient: the sender tells the subject, and sample names being what they are, a report is known
 * by both.
 */
public final class PharmcatJson implements PayloadReader {
    private static final String PROGRAM = "PharmCAT";
    private static final Pattern OWN = Pattern.compile(
            "\"(?:pharmcatVersion|pharmcat_version|matcherMetadata|geneReports|sourceDiplotypes|recommendationDiplotypes)\"\\s*:");

    /** What the reporter calls a report that was given no title: not a name of one. */
    private static final String UNTITLED = "PharmCAT Report";

    @Override
    public String format() {
        return "pharmcat-json";
    }

    @Override
    public boolean accepts(String head) {
        return Json.opens(head) && OWN.matcher(head).find();
    }

    @Override
    public Opened read(Payload payload) {
        var told = new Told(payload);
        return Json.parse(payload.bytes())
                .map(whole -> read(whole, told))
                .orElseGet(() -> told.broken(PROGRAM, "no JSON object"));
    }

    private static Opened read(Json whole, Told told) {
        var meta = whole.at("matcherMetadata", "metadata");
        var sample = sample(whole, meta);
        if (sample.isEmpty()) {
            return told.nameless(PROGRAM, "matcherMetadata.sampleId or title");
        }
        var rows = new Rows(Standing.FINAL);
        new PharmcatRows(rows).read(whole);
        if (rows.refusal().isPresent()) {
            return told.refused(PROGRAM, rows.refusal().get());
        }
        var subject = told.value("subject");
        var report = new Report(
                new ReportKey(told.issuer(PROGRAM), subject.isEmpty() ? sample : subject + " " + sample, PROGRAM),
                Coded.words("Pharmacogenetic report"),
                Standing.FINAL,
                Optional.empty(),
                Dates.moment(whole.text("timestamp")).or(() -> Dates.moment(meta.text("timestamp"))),
                Optional.empty(),
                conclusion(whole),
                rows.results(),
                List.of(),
                List.of(),
                rows.unread());
        return told.opened(PROGRAM, "", new Person().number("", subject).sent(), report);
    }

    private static String sample(Json whole, Json meta) {
        return Stream.of(meta.text("sampleId"), whole.text("title"), meta.text("inputFilename"))
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase(UNTITLED))
                .findFirst()
                .orElse("");
    }

    private static String conclusion(Json whole) {
        var version = whole.text("pharmcatVersion");
        var data = whole.text("dataVersion");
        return (version.isEmpty() ? "" : PROGRAM + " " + version + "; ") + (data.isEmpty() ? "" : "data of " + data);
    }
}
