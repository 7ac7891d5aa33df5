package org.companion.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Envelope;
import org.companion.delivery.FiledReports;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.delivery.Keys;
import org.companion.delivery.Matching;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.People;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;

/**
 * Takes payloads in: reads them, says whom they are about, keeps them with their answer. What came before is answered as
 * it was then. Nothing is answered before it is on disk.
 */
final class Reception implements Inlet {
    private final List<PayloadReader> readers;
    private final Matching matching;
    private final People people;
    private final Inbox inbox;
    private final Answers answers;
    private final Clock clock;
    private final Filing filing;
    private final FiledReports reports;
    private final LinkedReports links;

    Reception(
            List<PayloadReader> readers,
            Matching matching,
            People people,
            Inbox inbox,
            Clock clock,
            Filing filing,
            FiledReports reports,
            LinkedReports links) {
        this.links = links;
        this.reports = reports;
        this.readers = List.copyOf(readers);
        this.matching = matching;
        this.people = people;
        this.inbox = inbox;
        this.answers = new Answers(clock);
        this.clock = clock;
        this.filing = filing;
    }

    @Override
    public Receipt take(Payload payload) {
        var digest = payload.digest();
        var reader = reader(payload);
        var opened = opened(reader, payload, digest);
        var keyed = !opened.envelope().number().isEmpty();
        while (true) {
            var receipt = kept(payload, reader, opened, digest, keyed);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            var known = inbox.known(opened.envelope()).filter(one -> one.state().isSettled());
            if (known.isPresent()) {
                return known.get().digest().equals(digest)
                        ? new Receipt(known.get(), opened.content(), true)
                        : numberIsTaken(payload, reader, opened, digest);
            }
        }
    }

    private Receipt numberIsTaken(Payload payload, Optional<PayloadReader> reader, Opened opened, String digest) {
        var refusal = Refusal.error(
                Reason.DUPLICATE_KEY,
                "MSH-10",
                "another message came under this control id; a new message needs a new one");
        return kept(payload, reader, new Opened(opened.envelope(), refusal), digest, false)
                .orElseThrow();
    }

    private Optional<Receipt> kept(
            Payload payload, Optional<PayloadReader> reader, Opened opened, String digest, boolean keyed) {
        var decided = decided(opened.content());
        var format = reader.map(PayloadReader::format).orElse(payload.mouth().equals("mllp") ? "hl7v2" : "unknown");
        var id = UUID.randomUUID().toString();
        var entry = new Entry(
                0,
                id,
                clock.instant(),
                opened.envelope(),
                digest,
                payload.mouth(),
                format,
                decided.state(),
                answers.text(format, payload.bytes(), id, decided.content()),
                decided.patient(),
                decided.detail());
        var kept = inbox.keep(entry, payload, keyed);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (decided.state() == State.ACCEPTED) {
            filing.accepted(kept.get(), (Delivery) opened.content());
        }
        return Optional.of(new Receipt(kept.get(), decided.content(), false));
    }

    /** What is done with a payload: its state, what is answered, and whom it is about. */
    private record Decided(State state, Content content, Optional<PatientId> patient, String detail) {}

    private Decided decided(Content content) {
        if (content instanceof Refusal refusal) {
            var state = refusal.code() == Refusal.Code.AR ? State.REJECTED : State.REFUSED;
            return new Decided(state, refusal, Optional.empty(), told(refusal));
        }
        var match = match((Delivery) content);
        if (match instanceof Matching.Found found) {
            var warnings = String.join("; ", Answers.warnings(content));
            return new Decided(State.ACCEPTED, content, Optional.of(found.patient()), warnings);
        }
        var why = match instanceof Matching.Unknown unknown ? unknown.why() : ((Matching.Doubtful) match).why();
        var refusal = Refusal.error(Reason.UNKNOWN_KEY, "PID-3", why + "; the message is held until a person decides");
        return new Decided(State.HELD, refusal, Optional.empty(), why);
    }

    private static String told(Refusal refusal) {
        return refusal.where().isEmpty() ? refusal.why() : refusal.where() + ": " + refusal.why();
    }

    private Optional<PayloadReader> reader(Payload payload) {
        var head = Heads.of(payload.bytes());
        return readers.stream().filter(one -> one.accepts(head)).findFirst();
    }

    private Opened opened(Optional<PayloadReader> reader, Payload payload, String digest) {
        if (reader.isEmpty()) {
            return new Opened(
                    new Envelope("", payload.told().getOrDefault("facility", ""), "", Optional.empty()),
                    payload.mouth().equals("mllp")
                            ? Refusal.never(Reason.SEGMENT_SEQUENCE, "MSH", "the message does not begin with MSH")
                            : Refusal.never(Reason.MESSAGE_TYPE, "", "the payload is of no format that is read here"));
        }
        var read = reader.get().read(payload);
        var opened = new Opened(read.envelope(), about(links.followed(read.content()), payload));
        if (reader.get().format().equals("hl7v2")) {
            return opened;
        }
        var envelope = opened.envelope();
        var number = (envelope.number().isEmpty() ? digest : envelope.number())
                + Optional.ofNullable(payload.told().get("subject"))
                        .map(subject -> " of " + subject)
                        .orElse("");
        return new Opened(
                new Envelope(envelope.application(), envelope.facility(), number, envelope.sent()), opened.content());
    }

    /** A sender that says by our own id whom it is about still has to tell the same person. */
    private static Content about(Content content, Payload payload) {
        var subject = payload.told().get("subject");
        if (subject == null || !(content instanceof Delivery delivery)) {
            return content;
        }
        var sent = delivery.patient();
        var ours = new SentPatient.Number(Matching.OURS, subject.substring(subject.indexOf('/') + 1));
        return delivery.about(new SentPatient(List.of(ours), sent.names(), sent.born(), sent.sex()));
    }

    /** Reads again what is in the inbox: after a restart, or when something was put right. */
    Opened again(Entry entry) {
        var payload = inbox.payload(entry.number());
        return opened(reader(payload), payload, entry.digest());
    }

    /** Whom it is about as things stand now. A report that is on file as another patient's leaves a doubt. */
    Matching.Match match(Delivery delivery) {
        var match = matching.of(delivery.patient(), people.bearing(delivery.patient()));
        if (!(match instanceof Matching.Found found)) {
            return match;
        }
        var owner = reports(delivery)
                .map(Keys::report)
                .flatMap(id -> reports.owner(id).stream())
                .filter(patient -> !patient.equals(found.patient()))
                .findFirst();
        return owner.isEmpty()
                ? match
                : new Matching.Doubtful(
                        "under the report's number another patient's report is on file",
                        List.of(found.patient(), owner.get()));
    }

    private static Stream<ReportKey> reports(Delivery delivery) {
        if (delivery instanceof Delivery.FhirReport report) {
            return Stream.of(report.key());
        }
        return delivery instanceof Delivery.Reports all ? all.reports().stream().map(Report::key) : Stream.empty();
    }
}
