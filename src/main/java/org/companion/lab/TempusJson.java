package org.companion.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.delivery.Moment;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;

/**
 * Reads the JSON report of Tempus, whatever version its schema has: members are found however their names are written,
 * and what is not known is named. A report is known by its accession, which its versions share.
 */
public final class TempusJson implements PayloadReader {
    private static final String LABORATORY = "Tempus";
    private static final Pattern OWN = Pattern.compile(
            "\"(?:tempus_?\\w*|somatic_?(?:potentially_?actionable|biologically_?relevant)\\w*)\"\\s*:",
            Pattern.CASE_INSENSITIVE);

    @Override
    public String format() {
        return "tempus-json";
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
                .orElseGet(() -> told.broken(LABORATORY, "no JSON object"));
    }

    private static Opened read(Json whole, Told told) {
        var order = whole.at("order");
        var meta = whole.at("report");
        var number = order.text("accessionId");
        if (number.isEmpty()) {
            number = meta.text("reportId");
        }
        if (number.isEmpty()) {
            return told.nameless(LABORATORY, "order.accessionId");
        }
        var standing = standing(meta.text("reportStatus", "status"));
        var rows = new Rows(standing);
        var read = new TempusRows(rows, told.assembly());
        read.results(whole.at("results"));
        if (rows.refusal().isPresent()) {
            return told.refused(LABORATORY, rows.refusal().get());
        }
        var test = order.at("test");
        var service = Rows.clipped(test.text().isEmpty() ? test.text("code", "name") : test.text());
        var report = new Report(
                new ReportKey(LABORATORY, number, service.isEmpty() ? LABORATORY : service),
                Coded.words(test.text("name").isEmpty() ? service : Rows.clipped(test.text("name"))),
                standing,
                Optional.empty(),
                Dates.moment(meta.text("signoutDate", "signedOutDate", "reportDate")),
                collected(whole.at("specimens")),
                read.conclusion(whole.at("patient").text("diagnosis")),
                rows.results(),
                List.of(),
                List.of(),
                rows.unread());
        return told.opened(LABORATORY, version(meta), patient(whole.at("patient")), report);
    }

    private static Standing standing(String status) {
        var word = status.toLowerCase(Locale.ROOT);
        if (word.contains("amend") || word.contains("addend")) {
            return Standing.AMENDED;
        }
        if (word.contains("correct")) {
            return Standing.CORRECTED;
        }
        return word.contains("prelim") ? Standing.PRELIMINARY : Standing.FINAL;
    }

    /** Tells the versions of one accession's report apart. */
    private static String version(Json meta) {
        var id = meta.text("reportId");
        var date = meta.text("signoutDate", "signedOutDate", "reportDate");
        return (id + " " + date).strip();
    }

    /** When the tumour was taken; where no specimen is told to be the tumour's, the first one. */
    private static Optional<Moment> collected(Json specimens) {
        var all = specimens.rows();
        return all.stream()
                .filter(specimen -> !specimen.text("sampleCategory")
                        .toLowerCase(Locale.ROOT)
                        .contains("normal"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .flatMap(specimen -> Dates.moment(specimen.text("collectionDate")));
    }

    private static SentPatient patient(Json patient) {
        return new Person()
                .number("", patient.text("emrId", "mrn"))
                .number(LABORATORY, patient.text("tempusId"))
                .name(patient.text("lastName"), patient.text("firstName"))
                .born(patient.text("dateOfBirth", "dob"))
                .sex(patient.text("sex", "gender"))
                .sent();
    }
}
