package org.companion.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.FiledReports;
import org.companion.delivery.Inbox;
import org.companion.delivery.Matching;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.People;
import org.companion.delivery.Refusal;
import org.companion.fhir.Settling;
import org.companion.fhir.Writing;
import org.companion.journal.Journal;
import org.springframework.context.SmartLifecycle;

/** Where people look after the inbox: what is held gets its patient, what was put right is tried again. */
public final class InboxDesk implements SmartLifecycle {
    private final Inbox inbox;
    private final People people;
    private final Reception reception;
    private final FilingThread filing;
    private final Settling settling;
    private volatile boolean running;

    InboxDesk(
            List<PayloadReader> readers,
            Matching matching,
            People people,
            Inbox inbox,
            Settling settling,
            Clock clock,
            Writing writing,
            Clerk clerk,
            FiledReports reports,
            LinkedReports links,
            Journal journal) {
        this.inbox = inbox;
        this.people = people;
        this.settling = settling;
        this.filing = new FilingThread(inbox, writing, clerk, journal, clock, this::content);
        this.reception = new Reception(readers, matching, people, inbox, clock, filing, reports, links);
    }

    private Content content(Entry entry) {
        return reception.again(entry).content();
    }

    Reception reception() {
        return reception;
    }

    /** What came of trying an entry again. */
    public record Tried(Entry entry, String said) {}

    /** Reads an entry again that was held, refused or stuck, and takes it if all is right now. */
    public Optional<Tried> again(String id) {
        return inbox.entry(id).map(entry -> {
            if (entry.state().isSettled() && entry.state() != State.STUCK) {
                return new Tried(entry, "it needs no second try");
            }
            var content = content(entry);
            if (content instanceof Refusal refusal) {
                return new Tried(entry, refusal.why());
            }
            var delivery = (Delivery) content;
            var match = reception.match(delivery);
            return match instanceof Matching.Found found
                    ? taken(entry, delivery, found.patient())
                    : new Tried(entry, why(match));
        });
    }

    private static String why(Matching.Match match) {
        return match instanceof Matching.Unknown unknown ? unknown.why() : ((Matching.Doubtful) match).why();
    }

    /** A person says whom a held entry is about. */
    public Optional<Tried> assigned(String id, PatientId patient) {
        return inbox.entry(id).map(entry -> {
            if (entry.state() != State.HELD) {
                return new Tried(entry, "only what is held can be given a patient");
            }
            return content(entry) instanceof Delivery delivery
                    ? taken(entry, delivery, patient)
                    : new Tried(entry, "it cannot be read");
        });
    }

    private Tried taken(Entry entry, Delivery delivery, PatientId patient) {
        inbox.moved(entry.number(), State.ACCEPTED, Optional.of(patient), entry.detail());
        settling.settle();
        var accepted = inbox.entry(entry.id()).orElseThrow();
        filing.accepted(accepted, delivery);
        return new Tried(inbox.entry(entry.id()).orElseThrow(), "taken");
    }

    /** The patients that a held entry may be about. */
    public List<PatientId> candidates(Entry entry) {
        return content(entry) instanceof Delivery delivery
                ? people.bearing(delivery.patient()).stream()
                        .map(known -> known.id())
                        .toList()
                : List.of();
    }

    @Override
    public void start() {
        filing.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            filing.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 10;
    }
}
