package org.companion.cdshooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.companion.advice.Advice;
import org.companion.advice.Wording;
import org.companion.cdshooks.Card.Coding;
import org.companion.cdshooks.Card.Link;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.KnowledgeBase;

/** Draws advice as cards: few, each with its source, its ways on and the reasons a clinician may have not to follow. */
final class Cards {
    /** More cards than this for one call are not read. */
    private static final int MOST = 5;

    private static final String STATEMENTS = "https://companion.example/fhir/CodeSystem/statement";
    private static final String REASONS = "https://companion.example/fhir/CodeSystem/override-reason";
    private static final List<Coding> OVERRIDE_REASONS = List.of(
            new Coding(REASONS, "benefit-outweighs-risk", "The benefit outweighs the risk for this patient"),
            new Coding(REASONS, "tolerated-before", "The patient has had this drug before and did well"),
            new Coding(REASONS, "no-alternative", "No alternative is suitable"),
            new Coding(REASONS, "will-monitor", "I will monitor the patient"),
            new Coding(REASONS, "result-doubted", "The result behind this advice is doubted or out of date"));

    private final AdviceExtension extension;

    Cards(KnowledgeBase knowledge) {
        this.extension = new AdviceExtension(knowledge);
    }

    /** The cards for a call, the most urgent first, none for advice that calls for nothing. */
    List<Card> draw(List<Consulted> consulted, HookRequest request) {
        var notes = new LinkedHashMap<String, Note>();
        Note.of(consulted).forEach(note -> notes.merge(Wording.summary(note.lead()), note, Note::with));
        var all = List.copyOf(notes.values());
        var drawn = new ArrayList<Card>();
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            var rest = i == MOST - 1 ? all.subList(MOST, all.size()) : List.<Note>of();
            drawn.add(card(all.get(i), rest, request));
        }
        return drawn;
    }

    private Card card(Note note, List<Note> rest, HookRequest request) {
        var because = note.lead().statement().because();
        var suggestions = Suggestions.of(note, request);
        return new Card(
                UUID.randomUUID().toString(),
                Wording.summary(note.lead()),
                detail(note, rest),
                note.indicator().code(),
                new Card.Source(because.source(), because.url(), topic(note.lead())),
                suggestions,
                suggestions.isEmpty() ? null : "any",
                note.indicator() == Indicator.INFO ? List.of() : OVERRIDE_REASONS,
                links(note),
                Map.of("org.companion.advice", extension.of(note)));
    }

    private static String detail(Note note, List<Note> rest) {
        var lines = new ArrayList<String>();
        lines.add(Wording.detail(note.all()));
        rest.forEach(other -> lines.add("- Also: " + Wording.summary(other.lead())));
        return String.join("\n", lines);
    }

    private static Coding topic(Advice advice) {
        var id = advice.statement().id();
        return new Coding(STATEMENTS, id.replaceAll("[^A-Za-z0-9]", ""), id);
    }

    private static List<Link> links(Note note) {
        var links = new LinkedHashMap<String, Link>();
        for (var advice : note.all()) {
            var because = advice.statement().because();
            links.putIfAbsent(because.url(), new Link(because.title(), because.url(), "absolute"));
        }
        note.lead()
                .statement()
                .because()
                .paper()
                .ifPresent(url -> links.putIfAbsent(url, new Link("Paper", url, "absolute")));
        return links.values().stream().limit(3).collect(Collectors.toList());
    }
}
