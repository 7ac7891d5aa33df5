package org.companion.cdshooks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.companion.advice.Advice;
import org.companion.cdshooks.Cards.Drawn;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.companion.journal.ShownCard;
import org.companion.journal.ShownCard.Rule;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;

/** Writes each call down: who looked at whom, and the cards that were shown. */
final class Book {
    private static final String OWN_PACK = "companion";

    private final Journal journal;
    private final KnowledgeBase knowledge;
    private final Clock clock;

    Book(Journal journal, KnowledgeBase knowledge, Clock clock) {
        this.journal = journal;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    /** What is known of a call when it ends; empty members were not come to. */
    record Call(
            Client client,
            String service,
            Optional<HookRequest> request,
            byte[] body,
            List<Drawn> cards,
            int status,
            int requests,
            Duration took) {}

    void note(Call call) {
        var context = call.request().map(HookRequest::context);
        var look = new Look(
                UUID.randomUUID(),
                clock.instant(),
                call.client().name(),
                context.flatMap(HookContext::user),
                context.map(known -> known.patient().value()),
                call.service(),
                call.request().map(HookRequest::instance),
                call.status(),
                call.cards().size(),
                call.requests(),
                call.took());
        var shown = new ArrayList<ShownCard>();
        call.cards().forEach(drawn -> shown.add(shown(drawn, call.body())));
        journal.note(look, shown);
    }

    private ShownCard shown(Drawn drawn, byte[] body) {
        var id = UUID.fromString(drawn.card().uuid());
        var indicator = drawn.card().indicator();
        if (drawn.note().isEmpty()) {
            var topic = drawn.card().source().topic().display();
            return new ShownCard(
                    id,
                    topic,
                    "",
                    Optional.empty(),
                    "",
                    OWN_PACK,
                    indicator,
                    List.of(new Rule(topic, Discovery.VERSION)),
                    Digests.of(body));
        }
        var note = drawn.note().get();
        return new ShownCard(
                id,
                note.topic(),
                note.lead().drug().name(),
                note.lead().order().reference(),
                Digests.ofOrder(note),
                note.lead().category().code(),
                indicator,
                note.all().stream().map(this::rule).distinct().toList(),
                Digests.ofInputs(body, note));
    }

    private Rule rule(Advice advice) {
        var statement = advice.statement();
        return new Rule(
                statement.id(),
                knowledge
                        .packOf(statement.id())
                        .map(Pack::version)
                        .orElse(statement.because().version()));
    }
}
