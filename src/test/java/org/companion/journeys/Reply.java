package org.companion.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the server answered. */
record Reply(int status, JsonNode body) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A date that is a value of its own, and not that of a pack: knowledge may be of today. */
    private static final String NOT_A_VERSION = "(?<=\" : \")(?<!\"version\" : \")";

    static Reply of(int status, String body) {
        return new Reply(status, parse(body));
    }

    static JsonNode parse(String json) {
        try {
            return Journey.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    List<Card> cards() {
        return StreamSupport.stream(body.path("cards").spliterator(), false)
                .map(Card::new)
                .toList();
    }

    /**
     * The text without what differs from run to run: each UUID becomes a running number, today a word, and
     * the server's address a name.
     */
    String steady(String text) {
        var seen = new HashMap<String, String>();
        var numbered = UUID.matcher(text)
                .replaceAll(found -> seen.computeIfAbsent(found.group(), uuid -> "uuid-" + (seen.size() + 1)));
        var housed = numbered.replaceAll("http://127\\.0\\.0\\.1:\\d+", "http://companion");
        var today = LocalDate.now().toString();
        return housed.replace("(" + today + ")", "(today)")
                .replaceAll(NOT_A_VERSION + today + "(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?", "today");
    }

    /** One card, in the parts that a clinician speaks of. */
    record Card(JsonNode json) {
        String indicator() {
            return json.path("indicator").asText();
        }

        String category() {
            return json.path("extension")
                    .path("org.companion.advice")
                    .path("category")
                    .asText();
        }

        String summary() {
            return json.path("summary").asText();
        }

        /** The detail as it is read on screen: without the backslashes of Markdown. */
        String detail() {
            return json.path("detail").asText().replace("\\", "");
        }

        List<JsonNode> suggestions() {
            return StreamSupport.stream(json.path("suggestions").spliterator(), false)
                    .toList();
        }

        /** Everything of the card that can be read: summary, detail and the labels of its suggestions. */
        String words() {
            var labels =
                    suggestions().stream().map(s -> s.path("label").asText()).toList();
            return summary() + "\n" + detail() + "\n" + String.join("\n", labels);
        }

        @Override
        public String toString() {
            return "%s, %s: %s".formatted(indicator(), category(), summary());
        }
    }
}
