package org.companion.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.companion.chart.PatientId;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Envelope;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.delivery.Matching;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.People;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.fhir.Settling;

/**
 * Takes payloads in: reads them, says whom they are about, keeps them with their answer. What came before is answered as
 * it was then. Nothing is answered before it is on disk.
 */
final class Reception implements Inlet {
    private static final int HEAD = 4_096;

    private final List<PayloadReader> readers;
    private final Matching matching;
    private final People people;
    private final Inbox inbox;
    private final Settling settling;
    private final Answers answers;
    private final Clock clock;
    private final Filing filing;

    Reception(
            List<PayloadReader> readers,
            Matching matching,
            People people,
            Inbox inbox,
            Settling settling,
            Clock clock,
            Filing filing) {
        this.readers = List.copyOf(readers);
        this.matching = matching;
        this.people = people;
        this.inbox = inbox;
        this.settling = settling;
        this.answers = new Answers(clock);
        this.clock = clock;
        this.filing = filing;
    }

    @Override
    public Receipt take(Payload payload) {
        var digest = digest(payload.bytes());
        var reader = reader(payload);
        var opened = opened(reader, payload, digest);
        while (true) {
            var known = isNamed(opened.envelope()) ? inbox.known(opened.envelope()) : Optional.<Entry>empty();
            if (known.isPresent() && known.get().state().isSettled()) {
                if (known.get().digest().equals(digest)) {
                    return new Receipt(known.get(), opened.content(), true);
                }
                var refusal = Refusal.error(
                        Reason.DUPLICATE_KEY,
                        "MSH-10",
                        "another message came under this control id; a new message needs a new one");
                return kept(payload, reader, new Opened(opened.envelope(), refusal), digest, false)
                        .orElseThrow();
            }
            var receipt = kept(payload, reader, opened, digest, isNamed(opened.envelope()));
            if (receipt.isPresent()) {
                return receipt.get();
            }
        }
    }

    private static boolean isNamed(Envelope envelope) {
        return !envelope.number().isEmpty();
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
        settling.settle();
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
        var sent = ((Delivery) content).patient();
        var match = matching.of(sent, people.bearing(sent));
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
        var head = new String(payload.bytes(), 0, Math.min(payload.bytes().length, HEAD), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        return readers.stream().filter(one -> one.accepts(head)).findFirst();
    }

    private static Opened opened(Optional<PayloadReader> reader, Payload payload, String digest) {
        if (reader.isEmpty()) {
            return new Opened(
                    new Envelope("", payload.told().getOrDefault("facility", ""), "", Optional.empty()),
                    payload.mouth().equals("mllp")
                            ? Refusal.never(Reason.SEGMENT_SEQUENCE, "MSH", "the message does not begin with MSH")
                            : Refusal.never(Reason.MESSAGE_TYPE, "", "the payload is of no format that is read here"));
        }
        var opened = reader.get().read(payload);
        var envelope = opened.envelope();
        return reader.get().format().equals("hl7v2") || !envelope.number().isEmpty()
                ? opened
                : new Opened(
                        new Envelope(envelope.application(), envelope.facility(), digest, envelope.sent()),
                        opened.content());
    }

    /** Reads again what is in the inbox: after a restart, or when something was put right. */
    Opened again(Entry entry) {
        var payload = inbox.payload(entry.number());
        return opened(reader(payload), payload, entry.digest());
    }

    /** Whom it is about as things stand now. */
    Matching.Match match(Delivery delivery) {
        return matching.of(delivery.patient(), people.bearing(delivery.patient()));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
