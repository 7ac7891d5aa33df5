package org.companion.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Envelope;
import org.companion.delivery.Matching;
import org.companion.delivery.Moment;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.SentPatient.Number;
import org.companion.delivery.Standing;

/**
 * Reads a Bundle with a report: a message, a transaction, a collection or a document, of this or an older release of the
 * Genomics Reporting guide or of mCODE. Ids in it are its sender's and mean nothing here.
 */
public final class ReportBundle implements PayloadReader {
    private static final Map<String, Standing> STANDINGS = Map.ofEntries(
            Map.entry("registered", Standing.REGISTERED),
            Map.entry("partial", Standing.PRELIMINARY),
            Map.entry("preliminary", Standing.PRELIMINARY),
            Map.entry("final", Standing.FINAL),
            Map.entry("amended", Standing.AMENDED),
            Map.entry("corrected", Standing.CORRECTED),
            Map.entry("appended", Standing.AMENDED),
            Map.entry("cancelled", Standing.CANCELLED),
            Map.entry("entered-in-error", Standing.IN_ERROR));

    @Override
    public String format() {
        return "fhir";
    }

    @Override
    public boolean accepts(String head) {
        return head.startsWith("{")
                && head.matches("(?s).*\"resourceType\"\\s*:\\s*\"(Bundle|MessageHeader|DiagnosticReport)\".*");
    }

    @Override
    public Opened read(Payload payload) {
        try {
            var json = Json.mapper().readTree(payload.bytes());
            if (Json.holdsNull(payload.bytes())) {
                return broken(payload, "the payload holds a null character");
            }
            var header = entries(json, "MessageHeader").findFirst();
            return new Opened(envelope(json, header, payload), fileable(content(json, header, payload)));
        } catch (JsonProcessingException | NumberFormatException broken) {
            return broken(payload, "the payload is no readable JSON");
        } catch (IOException never) {
            throw new IllegalStateException("bytes can be read", never);
        }
    }

    private static Opened broken(Payload payload, String why) {
        return new Opened(
                new Envelope(
                        "",
                        payload.told().getOrDefault("facility", ""),
                        payload.told().getOrDefault("id", ""),
                        Optional.empty()),
                Refusal.never(Reason.DATA_TYPE, "Bundle", why));
    }

    private static Envelope envelope(JsonNode bundle, Optional<JsonNode> header, Payload payload) {
        var source = header.map(one -> one.path("source"));
        var number = Optional.ofNullable(payload.told().get("id"))
                .or(() -> header.flatMap(one -> Json.text(one, "id")))
                .or(() -> Json.text(bundle.path("identifier"), "value"))
                .orElse("");
        return new Envelope(
                source.flatMap(one -> Json.text(one, "endpoint").or(() -> Json.text(one, "name")))
                        .orElse(""),
                Optional.ofNullable(payload.told().get("facility"))
                        .or(() -> source.flatMap(one -> Json.text(one, "name")))
                        .orElse(""),
                number,
                Json.text(bundle, "timestamp").flatMap(Moment::of));
    }

    private static Stream<JsonNode> entries(JsonNode bundle, String type) {
        return Bundles.resources(bundle).stream()
                .filter(one -> one.type().equals(type))
                .map(Resource::json);
    }

    /** The report that lies within another format, whose own patient and numbers count. */
    public static Optional<String> within(byte[] bytes) {
        try {
            var json = Json.mapper().readTree(bytes);
            return !Json.holdsNull(bytes) && entries(json, "DiagnosticReport").count() == 1 && canBeFiled(unnamed(json))
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException | NumberFormatException broken) {
            return Optional.empty();
        }
    }

    /** What the store could not read is refused while its sender still listens. */
    private static Content fileable(Content content) {
        return content instanceof Delivery.FhirReport report && !canBeFiled(report)
                ? Refusal.error(
                        Reason.DATA_TYPE, "Bundle", "an element has a value or a form that FHIR R4 does not have")
                : content;
    }

    /** A report within another format, which gives it its patient and number. */
    private static Delivery.FhirReport unnamed(JsonNode bundle) {
        return new Delivery.FhirReport(
                nobody(), new ReportKey("-", "-", "-"), Standing.FINAL, Optional.empty(), bundle.toString());
    }

    private static boolean canBeFiled(Delivery.FhirReport report) {
        try {
            var parser = FhirContext.forR4Cached().newJsonParser();
            parser.setParserErrorHandler(new LenientErrorHandler(false));
            for (var resource : ReportRewriter.write(report, new PatientId("p")).resources()) {
                parser.parseResource(resource.toString());
            }
            return true;
        } catch (DataFormatException unreadable) {
            return false;
        }
    }

    private static Content content(JsonNode bundle, Optional<JsonNode> header, Payload payload) {
        var reports = entries(bundle, "DiagnosticReport").toList();
        if (reports.size() != 1) {
            return Refusal.error(
                    Reason.SEGMENT_SEQUENCE,
                    "Bundle.entry",
                    "there must be one DiagnosticReport, and there are " + reports.size());
        }
        var report = reports.get(0);
        var standing = Json.text(report, "status").map(STANDINGS::get);
        if (standing.isEmpty()) {
            return Refusal.error(Reason.FIELD_MISSING, "DiagnosticReport.status", "the report's status is needed");
        }
        var key = key(report, header, payload);
        if (key.isEmpty()) {
            return Refusal.error(
                    Reason.FIELD_MISSING,
                    "DiagnosticReport.identifier",
                    "an identifier is needed: by it the report is known when it comes again");
        }
        var issued = Json.text(report, "issued")
                .or(() -> Json.text(report.path("meta"), "lastUpdated"))
                .flatMap(Moment::of);
        return new Delivery.FhirReport(
                patient(bundle, report, payload), key.get(), standing.get(), issued, bundle.toString());
    }

    private static Optional<ReportKey> key(JsonNode report, Optional<JsonNode> header, Payload payload) {
        var service = Concepts.concept(report.path("code"));
        var code = service.codes().stream().findFirst().map(one -> one.code()).orElse(service.text());
        var sender = Optional.ofNullable(payload.told().get("facility"))
                .or(() -> header.flatMap(one -> Json.text(one.path("source"), "endpoint")))
                .orElse("");
        return Json.each(report, "identifier")
                .filter(one -> Json.text(one, "value").isPresent())
                .findFirst()
                .map(one -> new ReportKey(
                        Json.text(one, "system").orElse(sender),
                        Json.text(one, "value").orElseThrow(),
                        code))
                .or(() -> Json.text(report, "id")
                        .filter(id -> !sender.isEmpty())
                        .map(id -> new ReportKey(sender, id, code)));
    }

    /** By the Patient in the Bundle, by the reference's identifier, or by an id here that the sender tells. */
    private static SentPatient patient(JsonNode bundle, JsonNode report, Payload payload) {
        var told = Optional.ofNullable(payload.told().get("subject"));
        if (told.isPresent()) {
            return ours(told.get());
        }
        var patients = entries(bundle, "Patient").toList();
        if (patients.size() == 1) {
            return KnownPatients.told(patients.get(0));
        }
        var subject = report.path("subject");
        var value = Json.text(subject.path("identifier"), "value");
        if (value.isPresent()) {
            var authority = Json.text(subject.path("identifier"), "system").orElse("");
            return new SentPatient(
                    List.of(new Number(authority, value.get())), List.of(), Optional.empty(), Optional.empty());
        }
        return patients.isEmpty()
                ? Json.text(subject, "reference")
                        .filter(reference -> reference.matches("Patient/[^/]+"))
                        .map(ReportBundle::ours)
                        .orElseGet(ReportBundle::nobody)
                : nobody();
    }

    private static SentPatient ours(String reference) {
        var id = reference.substring(reference.indexOf('/') + 1);
        return new SentPatient(List.of(new Number(Matching.OURS, id)), List.of(), Optional.empty(), Optional.empty());
    }

    private static SentPatient nobody() {
        return new SentPatient(List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
