package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.CodeTables;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Moment;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;
import org.companion.genome.Assembly;
import org.companion.genome.Sequence;

/** Reads the reports of an ORU: one for each OBR, but that the panels of a genetics report are parts of it. */
final class ReportReading {
    private final CodeTables tables;
    private final String facility;
    private final Stamps stamps;
    private final Sequence sequence;
    private final FhirWithin within;

    ReportReading(CodeTables tables, String facility, Stamps stamps, Sequence sequence, FhirWithin within) {
        this.tables = tables;
        this.facility = facility;
        this.stamps = stamps;
        this.sequence = sequence;
        this.within = within;
    }

    Content read(SentPatient patient, List<Segment> segments) {
        var requests = Request.of(segments);
        if (requests.isEmpty()) {
            return Refusal.error(Reason.SEGMENT_SEQUENCE, "OBR", "there is no OBR: nothing is reported");
        }
        var reports = new ArrayList<Report>();
        for (var request : requests) {
            var content = one(request);
            if (content instanceof Refused refused) {
                return refused.why();
            }
            if (content instanceof InFhir coded) {
                return new Delivery.FhirReport(
                        patient,
                        coded.report().key(),
                        coded.report().standing(),
                        coded.report().issued(),
                        coded.bundle());
            }
            reports.add(((Read) content).report());
        }
        return new Delivery.Reports(patient, reports);
    }

    private sealed interface One {}

    private record Read(Report report) implements One {}

    private record Refused(Refusal why) implements One {}

    /** The report's findings lie in FHIR within the message. */
    private record InFhir(Report report, String bundle) implements One {}

    private One one(Request request) {
        var obr = request.obr();
        var service = service(obr, "Laboratory report");
        var number = entity(obr, 3)
                .or(() -> entity(request.orc(), 3))
                .or(() -> entity(obr, 2))
                .or(() -> entity(request.orc(), 2));
        if (number.isEmpty()) {
            return new Refused(Refusal.error(
                    Reason.FIELD_MISSING, "OBR-3", "the filler's order number is needed: by it a report is known"));
        }
        var key = new ReportKey(
                number.get().issuer().isEmpty() ? facility : number.get().issuer(),
                number.get().value(),
                service.codes().stream().findFirst().map(Coded.Code::code).orElse(service.text()));
        var attachments = new Attachments();
        var reading = new RowReading(tables, facility, stamps);
        var rows = new ArrayList<Row>();
        for (var observed : request.observations()) {
            if (!attachments.take(observed.obx(), observed.number())) {
                rows.add(reading.row(observed.obx(), observed.number(), observed.prefix(), observed.notes()));
            }
        }
        var assembly = rows.stream()
                .filter(row -> row.asks(Questions.ASSEMBLY))
                .flatMap(row -> row.answers().stream())
                .flatMap(answer -> answer.coded().writings())
                .flatMap(text -> Assembly.named(text).stream())
                .findFirst();
        var groups = new GroupReading(Group.of(rows), new Places(assembly, sequence));
        if (groups.refusal().isPresent()) {
            return new Refused(groups.refusal().get());
        }
        var specimens = new SpecimenReading(stamps).of(request);
        var report = new Report(
                key,
                service,
                standing(obr, rows),
                entity(obr, 2).or(() -> entity(request.orc(), 2)).map(Entity::value),
                stamp(obr, 22),
                stamp(obr, 7)
                        .or(() -> specimens.stream()
                                .flatMap(one -> one.collected().stream())
                                .findFirst()),
                conclusion(rows, request.notes()),
                groups.results(),
                attachments.documents(),
                attachments.links(),
                specimens,
                Stream.concat(groups.unread().stream(), attachments.unread().stream())
                        .toList());
        return attachments
                .fhir()
                .flatMap(within::bundle)
                .<One>map(json -> new InFhir(report, json))
                .orElseGet(() -> new Read(report));
    }

    private static String conclusion(List<Row> rows, List<String> notes) {
        return Stream.concat(
                        rows.stream()
                                .filter(row -> row.asks(Questions.NARRATIVE))
                                .map(Row::words),
                        notes.stream())
                .filter(text -> !text.isBlank())
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    /** What was ordered; {@code otherwise} where it is not told. */
    static Coded service(Segment obr, String otherwise) {
        return Segments.each(obr, 4)
                .findFirst()
                .map(type -> Segments.components(type, 3))
                .map(parts -> parts.get(0).isEmpty()
                        ? Coded.words(parts.get(1))
                        : new Coded(
                                List.of(new Coded.Code(RowReading.system(parts.get(2)), parts.get(0), parts.get(1))),
                                ""))
                .orElseGet(() -> Coded.words(otherwise));
    }

    /** A number with who gave it. */
    record Entity(String value, String issuer) {}

    static Optional<Entity> entity(Optional<Segment> segment, int field) {
        return segment.flatMap(one -> entity(one, field));
    }

    static Optional<Entity> entity(Segment segment, int field) {
        return Segments.text(segment, field)
                .map(value -> new Entity(value, Segments.text(segment, field, 2).orElse("")));
    }

    private Optional<Moment> stamp(Segment segment, int field) {
        return Segments.text(segment, field).flatMap(stamps::read);
    }

    /** HL7 table 0123; a report with a corrected result is a corrected one, whatever it says of itself. */
    private static Standing standing(Segment obr, List<Row> rows) {
        var told = switch (Segments.text(obr, 25).orElse("F").toUpperCase(Locale.ROOT)) {
            case "O", "I", "S" -> Standing.REGISTERED;
            case "A", "P", "R" -> Standing.PRELIMINARY;
            case "C", "M" -> Standing.CORRECTED;
            case "X" -> Standing.CANCELLED;
            case "D", "W" -> Standing.IN_ERROR;
            default -> Standing.FINAL;
        };
        if (told.holds()
                && !rows.isEmpty()
                && rows.stream().noneMatch(row -> row.standing().holds())) {
            return rows.stream().anyMatch(row -> row.standing() == Standing.IN_ERROR)
                    ? Standing.IN_ERROR
                    : Standing.CANCELLED;
        }
        return told == Standing.FINAL && rows.stream().anyMatch(row -> row.standing() == Standing.CORRECTED)
                ? Standing.CORRECTED
                : told;
    }
}
