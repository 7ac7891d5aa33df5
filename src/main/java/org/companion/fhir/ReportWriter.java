package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.delivery.Document;
import org.companion.delivery.Envelope;
import org.companion.delivery.Keys;
import org.companion.delivery.Moment;
import org.companion.delivery.Report;
import org.companion.delivery.Result;
import org.companion.delivery.Standing;
import org.companion.inquiry.Kind;

/**
 * Writes a laboratory's report as FHIR, by the profiles of the Genomics Reporting guide where they apply. The same report
 * gives the same ids, whoever sends it and however often.
 */
public final class ReportWriter {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final String LOINC = "http://loinc.org";
    private static final String OWN_CODES = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    /** What a report is marked with that only people can read. */
    public static final String TAGS = "urn:companion:report";

    public static final String NO_CODED_FINDINGS = "no-coded-findings";

    private static final Map<Result.Kind, Kind> KINDS = Map.of(
            Result.Kind.VARIANT, Kind.VARIANT,
            Result.Kind.GENOTYPE, Kind.GENOTYPE,
            Result.Kind.HAPLOTYPE, Kind.HAPLOTYPE,
            Result.Kind.THERAPEUTIC, Kind.THERAPEUTIC,
            Result.Kind.DIAGNOSTIC, Kind.DIAGNOSTIC);

    private final Report report;
    private final PatientId patient;
    private final Envelope envelope;
    private final List<ObjectNode> resources = new ArrayList<>();

    private ReportWriter(Report report, PatientId patient, Envelope envelope) {
        this.report = report;
        this.patient = patient;
        this.envelope = envelope;
    }

    public static Filing write(Report report, PatientId patient, Envelope envelope) {
        return new ReportWriter(report, patient, envelope).filing();
    }

    private Filing filing() {
        var id = Keys.report(report.key());
        var json = resource("DiagnosticReport", id);
        var genetic = report.results().stream().anyMatch(result -> result.kind() != Result.Kind.OTHER);
        if (genetic) {
            json.withObject("/meta").withArray("profile").add(GUIDE + "genomic-report");
        }
        if (report.hasNoCodedFindings()) {
            json.withObject("/meta")
                    .withArray("tag")
                    .addObject()
                    .put("system", TAGS)
                    .put("code", NO_CODED_FINDINGS)
                    .put("display", "No coded findings: decision support cannot use this report");
        }
        identified(json);
        report.order()
                .ifPresent(number -> json.putArray("basedOn")
                        .addObject()
                        .put("type", "ServiceRequest")
                        .putObject("identifier")
                        .put("value", number));
        json.put("status", report.standing().code());
        if (genetic || report.hasNoCodedFindings()) {
            json.putArray("category")
                    .add(GenomicsProfiles.concept("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics"));
        } else {
            json.putArray("category")
                    .add(GenomicsProfiles.concept(
                            "http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory"));
        }
        json.set("code", Values.concept(report.service()));
        json.putObject("subject").put("reference", patient.reference());
        report.collected().ifPresent(moment -> json.put("effectiveDateTime", moment.written()));
        issued().ifPresent(moment -> json.put("issued", moment.from().toString()));
        performer(json);
        specimens(json);
        results(json);
        Values.put(json, "conclusion", report.conclusion());
        documents(json, id);
        report.links().stream()
                .filter(ReportWriter::isAddress)
                .forEach(link -> json.withArray("presentedForm")
                        .addObject()
                        .put("url", link)
                        .put("title", "The report at its laboratory"));
        resources.add(json);
        return new Filing(id, resources);
    }

    /** When the report was made; the message where it does not say. */
    private Optional<Moment> issued() {
        return report.issued().or(envelope::sent);
    }

    private static boolean isAddress(String link) {
        return link.matches("https?://[^\\s]{1,2000}");
    }

    private static ObjectNode resource(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id);
    }

    private void identified(ObjectNode json) {
        var identifier = json.putArray("identifier").addObject();
        identifier
                .putObject("type")
                .set(
                        "coding",
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(JsonNodeFactory.instance
                                        .objectNode()
                                        .put("system", "http://terminology.hl7.org/CodeSystem/v2-0203")
                                        .put("code", "FILL")));
        Values.put(identifier, "system", system(report.key().issuer()));
        identifier.put("value", report.key().number());
    }

    /** A namespace as a URI, as FHIR wants it. */
    static String system(String issuer) {
        if (issuer.isBlank() || issuer.matches("(?i)(urn:|https?:).*")) {
            return issuer;
        }
        return issuer.matches("\\d+(\\.\\d+)+")
                ? "urn:oid:" + issuer
                : "urn:companion:issuer:" + issuer.strip().replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private void performer(ObjectNode json) {
        var name = envelope.facility().isEmpty() ? report.key().issuer() : envelope.facility();
        if (!name.isBlank()) {
            json.putArray("performer").addObject().put("type", "Organization").put("display", name);
        }
    }

    private void specimens(ObjectNode json) {
        for (var specimen : report.specimens()) {
            var one = SpecimenWriter.write(
                    specimen, Keys.part(report.key(), "Specimen", specimen.name()), patient, report.standing());
            resources.add(one);
            json.withArray("specimen").addObject().put("reference", reference(one));
        }
    }

    private static String reference(ObjectNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private void results(ObjectNode json) {
        var ids = Keys.results(report);
        for (var i = 0; i < ids.size(); i++) {
            var result = report.results().get(i);
            resources.add(observation(result, ids.get(i), ids));
            json.withArray("result").addObject().put("reference", "Observation/" + ids.get(i));
        }
    }

    private ObjectNode observation(Result result, String id, List<String> ids) {
        var json = resource("Observation", id);
        var kind = KINDS.get(result.kind());
        if (kind != null) {
            GenomicsProfiles.profiled(json, kind);
        } else if (result.kind() == Result.Kind.REGION || result.kind() == Result.Kind.OVERALL) {
            json.withObject("/meta")
                    .withArray("profile")
                    .add(GUIDE + (result.kind() == Result.Kind.REGION ? "region-studied" : "overall-interpretation"));
        }
        json.put("status", report.standing().holds() ? result.standing().code() : Standing.IN_ERROR.code());
        if (result.kind() == Result.Kind.OTHER) {
            json.putArray("category")
                    .add(GenomicsProfiles.concept(
                            "http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "Laboratory"));
        } else {
            GenomicsProfiles.categorised(json);
        }
        json.set("code", code(result));
        json.putObject("subject").put("reference", patient.reference());
        result.remarks()
                .observed()
                .or(report::collected)
                .or(this::issued)
                .ifPresent(moment -> json.put("effectiveDateTime", moment.written()));
        issued().ifPresent(moment -> json.put("issued", moment.from().toString()));
        performer(json);
        if (report.specimens().size() == 1) {
            json.putObject("specimen")
                    .put(
                            "reference",
                            "Specimen/"
                                    + Keys.part(
                                            report.key(),
                                            "Specimen",
                                            report.specimens().get(0).name()));
        }
        Values.set(json, result.answer(), result.kind() == Result.Kind.OTHER);
        if (!result.remarks().interpretation().isEmpty()) {
            json.putArray("interpretation").add(Values.concept(result.remarks().interpretation()));
        }
        if (!result.remarks().note().isBlank()) {
            json.putArray("note").addObject().put("text", result.remarks().note());
        }
        if (!result.remarks().range().isBlank()) {
            json.putArray("referenceRange")
                    .addObject()
                    .put("text", result.remarks().range());
        }
        result.from()
                .forEach(number ->
                        json.withArray("derivedFrom").addObject().put("reference", "Observation/" + ids.get(number)));
        for (var part : result.parts()) {
            var component = json.withArray("component").addObject();
            component.set("code", Values.concept(part.code()));
            Values.set(
                    component,
                    part.answer(),
                    isText(part.code().codes().stream()
                            .findFirst()
                            .map(code -> code.code())
                            .orElse("")));
        }
        return json;
    }

    /** Parts whose answers are strings by the guide; words in the place of a concept are its text. */
    private static boolean isText(String code) {
        return code.equals("69547-8") || code.equals("69551-0") || code.equals("83010-9");
    }

    private static ObjectNode code(Result result) {
        return switch (result.kind()) {
            case VARIANT -> GenomicsProfiles.concept(LOINC, "69548-6", "Genetic variant assessment");
            case GENOTYPE -> GenomicsProfiles.concept(LOINC, "84413-4", "Genotype display name");
            case HAPLOTYPE -> GenomicsProfiles.concept(LOINC, "84414-2", "Haplotype name");
            case THERAPEUTIC ->
                GenomicsProfiles.concept(OWN_CODES, "therapeutic-implication", "Therapeutic Implication");
            case DIAGNOSTIC -> GenomicsProfiles.concept(OWN_CODES, "diagnostic-implication", "Diagnostic Implication");
            case OVERALL -> GenomicsProfiles.concept(LOINC, "51968-6", "Genetic analysis overall interpretation");
            case REGION -> GenomicsProfiles.concept(LOINC, "53041-0", "DNA region of interest panel");
            case OTHER -> Values.concept(result.code());
        };
    }

    /** The bytes lie once, in a Binary; the report and the document point to them. */
    private void documents(ObjectNode json, String id) {
        var number = 0;
        for (var document : report.documents()) {
            number++;
            var name = "document " + number;
            var binary = resource("Binary", Keys.part(report.key(), "Binary", name));
            binary.put("contentType", document.contentType());
            binary.putObject("securityContext").put("reference", patient.reference());
            binary.put("data", Base64.getEncoder().encodeToString(document.content()));
            resources.add(binary);
            resources.add(
                    reference(document, name, "Binary/" + binary.path("id").asText(), id));
            attachment(
                    json.withArray("presentedForm").addObject(),
                    document,
                    "Binary/" + binary.path("id").asText());
        }
    }

    private ObjectNode reference(Document document, String name, String binary, String report) {
        var json = resource("DocumentReference", Keys.part(this.report.key(), "DocumentReference", name));
        json.put("status", this.report.standing().holds() ? "current" : "entered-in-error");
        json.set("type", GenomicsProfiles.concept(LOINC, "11502-2", "Laboratory report"));
        json.putObject("subject").put("reference", patient.reference());
        attachment(json.putArray("content").addObject().putObject("attachment"), document, binary);
        return json;
    }

    private static void attachment(ObjectNode json, Document document, String binary) {
        json.put("contentType", document.contentType()).put("url", binary);
        Values.put(json, "title", document.title());
    }
}
