package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.companion.fhir.Json;
import org.companion.journal.Feedback;

/** Reads a call of the feedback endpoint (CDS Hooks 2.0.1, Feedback). */
final class FeedbackReader {
    private static final int MOST = 200;
    private static final int LONGEST_COMMENT = 4000;

    private FeedbackReader() {}

    static List<Feedback> read(String service, JsonNode body) {
        var items = body.path("feedback");
        if (!items.isArray() || items.isEmpty()) {
            throw HookRefused.malformed("feedback: a non-empty array is required");
        }
        if (items.size() > MOST) {
            throw HookRefused.malformed("feedback: at most " + MOST + " entries at once");
        }
        var all = new ArrayList<Feedback>();
        for (int i = 0; i < items.size(); i++) {
            all.add(one(service, items.get(i), "feedback[" + i + "]."));
        }
        return all;
    }

    private static Feedback one(String service, JsonNode item, String path) {
        var card = required(item, path, "card");
        var result = result(required(item, path, "outcome"), path);
        var suggestions = Json.each(item, "acceptedSuggestions")
                .map(suggestion -> required(suggestion, path + "acceptedSuggestions.", "id"))
                .toList();
        if (result == Feedback.Result.ACCEPTED && suggestions.isEmpty()) {
            throw HookRefused.malformed(path + "acceptedSuggestions: an accepted card names what was taken");
        }
        var reason = item.path("overrideReason");
        return new Feedback(
                service,
                card,
                result,
                suggestions,
                Json.text(reason.path("reason"), "code"),
                Json.text(reason, "userComment").map(FeedbackReader::shortened),
                at(item, path));
    }

    private static String required(JsonNode node, String path, String name) {
        return Json.text(node, name)
                .filter(text -> text.length() <= 200)
                .orElseThrow(() -> HookRefused.malformed(path + name + ": a non-empty string is required"));
    }

    private static Feedback.Result result(String outcome, String path) {
        for (var known : Feedback.Result.values()) {
            if (known.code().equals(outcome)) {
                return known;
            }
        }
        throw HookRefused.malformed(path + "outcome: must be accepted or overridden");
    }

    private static Instant at(JsonNode item, String path) {
        try {
            return OffsetDateTime.parse(required(item, path, "outcomeTimestamp"))
                    .toInstant();
        } catch (DateTimeParseException noInstant) {
            throw HookRefused.malformed(path + "outcomeTimestamp: must be a time such as 2026-11-23T08:30:00Z");
        }
    }

    private static String shortened(String comment) {
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT);
    }
}
