package org.companion.lab;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;

/**
 * Reads a GA4GH Phenopacket, version 2, as JSON: the interpretations' variants and the measurements. Diseases stand in
 * the conclusion alone. Positions of {@code vcfRecord} are one-based, as in VCF.
 */
public final class Phenopacket implements PayloadReader {
    private static final String NAME = "Phenopacket";
    private static final Pattern OWN = Pattern.compile(
            "\"(?:phenotypicFeatures|phenotypic_features|genomicInterpretations|genomic_interpretations|"
                    + "phenopacketSchemaVersion|phenopacket_schema_version|interpretations|metaData|meta_data)\"\\s*:");
    private static final Pattern SUBJECT = Pattern.compile("\"subject\"\\s*:\\s*\\{");

    @Override
    public String format() {
        return "phenopacket";
    }

    @Override
    public boolean accepts(String head) {
        return Json.opens(head)
                && SUBJECT.matcher(head).find()
                && OWN.matcher(head).find();
    }

    @Override
    public Opened read(Payload payload) {
        var told = new Told(payload);
        return Json.parse(payload.bytes())
                .map(whole -> read(whole, told))
                .orElseGet(() -> told.broken(NAME, "no JSON object"));
    }

    private static Opened read(Json whole, Told told) {
        var number = whole.text("id");
        if (number.isEmpty()) {
            return told.nameless(NAME, "id");
        }
        var rows = new Rows(Standing.FINAL);
        new PhenopacketRows(rows).read(whole);
        if (rows.refusal().isPresent()) {
            return told.refused(NAME, rows.refusal().get());
        }
        var report = new Report(
                new ReportKey(issuer(whole.at("metaData"), told), number, NAME),
                Coded.words("Genomic interpretation"),
                Standing.FINAL,
                Optional.empty(),
                Dates.moment(whole.at("metaData").text("created")),
                Optional.empty(),
                conclusion(whole.at("diseases")),
                rows.results(),
                List.of(),
                List.of(),
                rows.unread());
        return told.opened(NAME, "", patient(whole.at("subject")), report);
    }

    /** The file names no laboratory: who sends it, else who made it. */
    private static String issuer(Json meta, Told told) {
        var maker = meta.text("submittedBy", "createdBy");
        return told.issuer(maker.isEmpty() ? NAME : Rows.clipped(maker));
    }

    private static SentPatient patient(Json subject) {
        var person = new Person().number("", subject.text("id"));
        subject.at("alternateIds").rows().forEach(id -> person.number("", id.text()));
        return person.born(subject.text("dateOfBirth")).sex(subject.text("sex")).sent();
    }

    private static String conclusion(Json diseases) {
        var names = diseases.rows().stream().flatMap(Phenopacket::disease).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "Diseases: " + names;
    }

    private static Stream<String> disease(Json disease) {
        var term = disease.at("term");
        var name = term.text("label", "id");
        return name.isEmpty()
                ? Stream.empty()
                : Stream.of(name + (disease.text("excluded").equals("true") ? " (excluded)" : ""));
    }
}
