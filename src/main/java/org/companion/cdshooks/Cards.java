package org.companion.cdshooks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.companion.advice.PlainText;
import org.companion.advice.Wording;
import org.companion.cdshooks.Card.Coding;
import org.companion.journal.OverrideReason;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.KnowledgeBase;

/** Draws a call's cards: few, each with its source, its ways on and the reasons a clinician may have not to follow. */
final class Cards {
    /** More cards than this for one call are not read. */
    private static final int MOST = 3;

    /** More lines than this in a detail are not read. */
    private static final int LINES = 6;

    private static final int SUMMARY = 139;
    private static final String STATEMENTS = "https://companion.example/fhir/CodeSystem/statement";
    private static final String OWN = "Companion";
    private static final List<Coding> OVERRIDE_REASONS = Arrays.stream(OverrideReason.values())
            .map(reason -> new Coding(OverrideReason.SYSTEM, reason.code(), reason.display()))
            .toList();

    private final AdviceExtension extension;
    private final Details details = new Details();

    Cards(KnowledgeBase knowledge) {
        this.extension = new AdviceExtension(knowledge);
    }

    /**
     * A card with what it says.
     *
     * @param note empty where it tells of no advice
     */
    record Drawn(Card card, Optional<Note> note) {}

    /** The cards for a call, the most urgent first, none for advice that calls for nothing. */
    List<Drawn> draw(Hearing hearing, HookRequest request, Client client, Links links) {
        var notes = new LinkedHashMap<String, Note>();
        hearing.notes().forEach(note -> notes.merge(Wording.summary(note.all()), note, Note::with));
        var own = own(hearing, client, links);
        var room = Math.max(1, MOST - own.size());
        var all = List.copyOf(notes.values());
        var suggestions = new Suggestions(request, client);
        var drawn = new ArrayList<Drawn>();
        for (int i = 0; i < Math.min(all.size(), room); i++) {
            var rest = i == room - 1 ? all.subList(room, all.size()) : List.<Note>of();
            drawn.add(card(all.get(i), rest, suggestions, client, links));
        }
        own.forEach(card -> drawn.add(new Drawn(card, Optional.empty())));
        return drawn;
    }

    private Drawn card(Note note, List<Note> rest, Suggestions offered, Client client, Links links) {
        var because = note.lead().statement().because();
        var suggestions = offered.of(note);
        var extended = new LinkedHashMap<String, Object>(
                Details.extension(client.style().detail()));
        extended.put("org.companion.advice", extension.of(note));
        var card = new Card(
                UUID.randomUUID().toString(),
                Wording.summary(note.all()),
                details.drawn(detail(note, rest), client.style().detail()),
                note.indicator().code(),
                new Card.Source(because.source(), because.url(), topic(note, client)),
                suggestions,
                suggestions.isEmpty() ? null : "any",
                note.indicator() == Indicator.INFO ? List.of() : OVERRIDE_REASONS,
                links.of(note, rest.size()),
                extended);
        return new Drawn(card, Optional.of(note));
    }

    private static String detail(Note note, List<Note> rest) {
        var lines = new ArrayList<String>();
        lines.add(Wording.detail(note.all()));
        rest.forEach(other -> lines.add("- Also: " + PlainText.inMarkdown(Wording.summary(other.all()))));
        return String.join("\n", lines);
    }

    private static Coding topic(Note note, Client client) {
        var lead = note.lead();
        return switch (client.style().topic()) {
            case STATEMENT -> topic(lead.statement().id());
            case DRUG -> topic(lead.category().code() + " " + lead.drug().name());
            case CATEGORY -> topic(lead.category().code());
        };
    }

    /** Letters and digits only, and always the same for the same thing: EHRs remember overrides by it. */
    private static Coding topic(String of) {
        return new Coding(STATEMENTS, of.replaceAll("[^A-Za-z0-9]", ""), of);
    }

    private List<Card> own(Hearing hearing, Client client, Links links) {
        var cards = new ArrayList<Card>();
        if (!hearing.unread().isEmpty()) {
            cards.add(unread(hearing.unread(), client, links));
        }
        if (!hearing.overview().lines().isEmpty()) {
            cards.add(overview(hearing.overview(), client, links));
        }
        return cards;
    }

    private Card unread(List<Unread> unread, Client client, Links links) {
        var named = unread.stream().map(one -> PlainText.inLine(one.what())).collect(Collectors.joining(", "));
        var lines = unread.stream()
                .limit(LINES)
                .map(one -> "- **" + PlainText.inMarkdown(PlainText.shortened(one.what(), 100)) + "**: "
                        + PlainText.inMarkdown(one.why()) + ".")
                .collect(Collectors.toCollection(ArrayList::new));
        if (unread.size() > LINES) {
            lines.add("- And " + (unread.size() - LINES) + " more.");
        }
        return plain("Not checked, could not be read: " + named, lines, "unread", client, links);
    }

    private Card overview(Overview.Told told, Client client, Links links) {
        var overview = told.lines();
        var lines = overview.stream()
                .limit(LINES)
                .map(line -> "- **" + PlainText.inMarkdown(line.result()) + "**: " + drugs(line.drugs()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (overview.size() > LINES) {
            lines.add("- And " + (overview.size() - LINES) + " more.");
        }
        var named =
                overview.stream().map(line -> PlainText.inLine(line.result())).collect(Collectors.joining(", "));
        return plain(told.title() + ": " + named, lines, "overview", client, links);
    }

    private static String drugs(List<String> names) {
        return names.size() <= LINES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, LINES)) + " and " + (names.size() - LINES) + " more";
    }

    private Card plain(String summary, List<String> lines, String topic, Client client, Links links) {
        var detail = String.join("\n", lines);
        return new Card(
                UUID.randomUUID().toString(),
                PlainText.shortened(summary, SUMMARY),
                details.drawn(detail, client.style().detail()),
                Indicator.INFO.code(),
                new Card.Source(OWN, null, topic("companion:" + topic)),
                List.of(),
                null,
                List.of(),
                links.ofPatient(),
                Details.extension(client.style().detail()));
    }
}
