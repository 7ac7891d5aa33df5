package org.companion.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.companion.journeys.Reply.Card;

/**
 * What a clinician demands of a reply, whatever its exact words.
 *
 * @param status the HTTP status; 200 where none is given
 * @param cards for each of these at least one card must be there
 * @param noOtherCards whether every card must be of a category and loudness that one of {@code cards} names
 * @param noneLouderThan the loudest indicator that is still acceptable; empty: any
 */
record Demands(int status, List<CardDemand> cards, boolean noOtherCards, String noneLouderThan) {
    private static final List<String> LOUDNESS = List.of("info", "warning", "critical");
    private static final ObjectReader READER = Journey.JSON
            .readerFor(Demands.class)
            .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    Demands {
        status = status == 0 ? 200 : status;
        cards = orNone(cards);
        noneLouderThan = Objects.requireNonNullElse(noneLouderThan, "");
        if (status == 200 && cards.isEmpty() && !noOtherCards && noneLouderThan.isEmpty()) {
            throw new IllegalArgumentException("must.json demands nothing");
        }
        if (!noneLouderThan.isEmpty() && !LOUDNESS.contains(noneLouderThan)) {
            throw new IllegalArgumentException(noneLouderThan + " is no indicator");
        }
    }

    static Demands of(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("must.json: " + e.getMessage(), e);
        }
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    void areMetBy(Reply reply) {
        assertThat(reply.status()).as("status of %s", reply.body()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.body().path("resourceType").asText()).as("refusal").isEqualTo("OperationOutcome");
            return;
        }
        assertThat(reply.body().path("cards").isArray()).as("a list of cards").isTrue();
        var found = reply.cards();
        assertThat(cards)
                .as("demands on the cards %s", found)
                .allSatisfy(demand -> assertThat(found).anyMatch(demand::isMetBy));
        if (noOtherCards) {
            assertThat(found)
                    .as("no other cards")
                    .allMatch(card -> cards.stream().anyMatch(d -> d.isAbout(card)));
        }
        if (!noneLouderThan.isEmpty()) {
            var quiet = LOUDNESS.subList(0, LOUDNESS.indexOf(noneLouderThan) + 1);
            assertThat(found)
                    .as("no card louder than %s", noneLouderThan)
                    .allMatch(card -> quiet.contains(card.indicator()));
        }
    }

    /**
     * One card that must be there. All expressions are regular, are sought anywhere and ignore case.
     *
     * @param indicator one of these
     * @param category one of these
     * @param summaryMentions each of these stands in the summary
     * @param detailMentions each of these stands in the detail
     * @param mentions each of these stands in summary, detail or the label of a suggestion
     * @param suggestion a suggestion that must be offered, or null
     */
    record CardDemand(
            List<String> indicator,
            List<String> category,
            List<String> summaryMentions,
            List<String> detailMentions,
            List<String> mentions,
            SuggestionDemand suggestion) {
        CardDemand {
            indicator = orNone(indicator);
            category = orNone(category);
            summaryMentions = orNone(summaryMentions);
            detailMentions = orNone(detailMentions);
            mentions = orNone(mentions);
        }

        boolean isAbout(Card card) {
            return indicator.contains(card.indicator()) && category.contains(card.category());
        }

        boolean isMetBy(Card card) {
            return isAbout(card)
                    && allStandIn(card.summary(), summaryMentions)
                    && allStandIn(card.detail(), detailMentions)
                    && allStandIn(card.words(), mentions)
                    && (suggestion == null || card.suggestions().stream().anyMatch(suggestion::isMetBy));
        }
    }

    /** A suggestion with an action of this type on a resource of this type, which mentions all of these. */
    record SuggestionDemand(String actionType, String resourceType, List<String> mentions) {
        SuggestionDemand {
            mentions = orNone(mentions);
        }

        boolean isMetBy(JsonNode offered) {
            return actions(offered).anyMatch(this::isAsked) && allStandIn(offered.toString(), mentions);
        }

        private static Stream<JsonNode> actions(JsonNode offered) {
            return StreamSupport.stream(offered.path("actions").spliterator(), false);
        }

        private boolean isAsked(JsonNode action) {
            var resource = action.path("resource").path("resourceType").asText();
            return action.path("type").asText().equals(actionType) && resource.equals(resourceType);
        }
    }

    private static boolean allStandIn(String text, List<String> expressions) {
        return expressions.stream()
                .allMatch(e -> Pattern.compile(e, Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find());
    }
}
