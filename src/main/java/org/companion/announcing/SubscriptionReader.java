package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.fhir.Json;
import org.companion.permission.Caller;

/** Reads an R4 Subscription, plain or of a topic by HL7's backport, and says what is wrong with it. */
public final class SubscriptionReader {
    static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private static final String FHIR_JSON = "application/fhir+json";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_TOGETHER = 100;
    private static final int SHORTEST_HEARTBEAT = 10;
    private static final int MOST_FILTERS = 10;

    private final AllowedEndpoints endpoints;

    public SubscriptionReader(AllowedEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * What a client wants to have written.
     *
     * @throws Refused when it cannot be taken
     */
    public Subscriber read(JsonNode json) {
        var channel = json.path("channel");
        if (endpoints.areNone()) {
            throw new Refused("Subscription.channel.endpoint: this server tells nobody; its setting "
                    + AllowedEndpoints.SETTING + " names no address");
        }
        if (!channel.path("type").asText().equals("rest-hook")) {
            throw new Refused("Subscription.channel.type: only rest-hook is known here");
        }
        var endpoint = Json.text(channel, "endpoint").orElse("");
        if (endpoints.admit(endpoint).isEmpty()) {
            throw new Refused("Subscription.channel.endpoint: is not under an address of the setting "
                    + AllowedEndpoints.SETTING + "; it has to be https (or http on this machine), without user,"
                    + " password, query or fragment");
        }
        return stored(json);
    }

    /** What was taken before, whatever the settings are now; who asked is not said in it. */
    public Subscriber stored(JsonNode json) {
        var criteria = Json.text(json, "criteria").orElse("");
        var topic = topic(criteria);
        var channel = json.path("channel");
        return new Subscriber(
                Json.text(json, "id").orElse(""),
                Json.text(json, "status").flatMap(Status::of).orElse(Status.REQUESTED),
                topic,
                topic.map(one -> filters(json.path("_criteria"), one)).orElseGet(() -> plain(criteria)),
                new Channel(
                        URI.create(Json.text(channel, "endpoint").orElse("")),
                        Headers.of(channel),
                        content(channel, topic.isPresent()),
                        timeout(channel),
                        number(channel, "backport-max-count")
                                .map(most -> Math.min(most, MOST_TOGETHER))
                                .orElse(1),
                        number(channel, "backport-heartbeat-period")
                                .filter(seconds -> seconds > 0)
                                .map(seconds -> Duration.ofSeconds(Math.max(seconds, SHORTEST_HEARTBEAT)))),
                Json.text(json, "end").map(SubscriptionReader::instant),
                Caller.NOBODY);
    }

    private static Optional<Topic> topic(String criteria) {
        if (!criteria.contains("://")) {
            return Optional.empty();
        }
        return Optional.of(Topic.at(criteria)
                .orElseThrow(() -> new Refused("Subscription.criteria: no such topic; known are "
                        + String.join(
                                ", ", Stream.of(Topic.values()).map(Topic::url).toList()))));
    }

    private static List<Filter> plain(String criteria) {
        if (criteria.isEmpty()) {
            throw new Refused("Subscription.criteria: is required, a search such as Observation?code=1"
                    + " or the canonical URL of a topic");
        }
        return List.of(Filter.of(criteria.contains("?") ? criteria : criteria + "?", ""));
    }

    private static List<Filter> filters(JsonNode criteria, Topic topic) {
        var filters = extensions(criteria, "backport-filter-criteria")
                .flatMap(one -> Json.text(one, "valueString").stream())
                .map(written -> Filter.of(written, topic.focus()))
                .toList();
        if (filters.size() > MOST_FILTERS) {
            throw new Refused("backport-filter-criteria: at most " + MOST_FILTERS + " are taken");
        }
        filters.forEach(one -> {
            if (!one.type().equals(topic.focus())) {
                throw new Refused("backport-filter-criteria: events of this topic are about " + topic.focus());
            }
            if (topic.focus().equals("Patient") && !one.isOfPatientsOnly()) {
                throw new Refused("backport-filter-criteria: this topic is filtered by patient= only");
            }
        });
        return filters;
    }

    private static Content content(JsonNode channel, boolean ofTopic) {
        var payload = Json.text(channel, "payload");
        if (payload.filter(type -> !type.split(";", 2)[0].strip().equals(FHIR_JSON))
                .isPresent()) {
            throw new Refused("Subscription.channel.payload: only " + FHIR_JSON + " or none is sent");
        }
        if (!ofTopic) {
            return payload.isPresent() ? Content.FULL_RESOURCE : Content.EMPTY;
        }
        return extensions(channel.path("_payload"), "backport-payload-content")
                .findFirst()
                .map(one -> Json.text(one, "valueCode")
                        .flatMap(Content::of)
                        .orElseThrow(
                                () -> new Refused("backport-payload-content: must be empty, id-only or full-resource")))
                .orElse(Content.EMPTY);
    }

    private static Duration timeout(JsonNode channel) {
        return number(channel, "backport-timeout")
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds())))
                .orElse(LONGEST_WAIT);
    }

    private static Optional<Integer> number(JsonNode channel, String name) {
        return extensions(channel, name)
                .findFirst()
                .map(one -> one.has("valuePositiveInt") ? one.path("valuePositiveInt") : one.path("valueUnsignedInt"))
                .map(JsonNode::asInt);
    }

    private static Stream<JsonNode> extensions(JsonNode element, String name) {
        return Json.each(element, "extension")
                .filter(one -> one.path("url").asText().equals(BACKPORT + name));
    }

    private static Instant instant(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException wrong) {
            throw new Refused("Subscription.end: is no instant");
        }
    }
}
