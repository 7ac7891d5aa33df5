package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.companion.announcing.Event.Numbered;
import org.companion.consent.Discretion;
import org.companion.fhir.Json;

/** Writes what is told by HL7's backport of topic subscriptions to R4: Bundles that begin with a status. */
public final class Notifications {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private final String base;
    private final Versions versions;
    private final Discretion discretion;

    /** {@code base}: address under which clients read resources, such as {@code https://cds.example/fhir}. */
    public Notifications(String base, Versions versions, Discretion discretion) {
        this.base = base;
        this.versions = versions;
        this.discretion = discretion;
    }

    /** What a notification is for. */
    public enum Type {
        HANDSHAKE("handshake"),
        HEARTBEAT("heartbeat"),
        EVENT("event-notification"),
        STATUS("query-status"),
        PAST("query-event");

        private final String code;

        Type(String code) {
            this.code = code;
        }
    }

    /** A Bundle of type history with these events, as much of them as the subscriber wants. */
    public ObjectNode bundle(Subscriber subscriber, Type type, long eventsSoFar, List<Numbered> events) {
        var bundle = Json.mapper().createObjectNode().put("resourceType", "Bundle");
        bundle.put("id", UUID.randomUUID().toString());
        profile(bundle, "backport-subscription-notification-r4");
        bundle.put("type", "history")
                .put("timestamp", INSTANT.format(Instant.now().atOffset(ZoneOffset.UTC)));
        var entries = bundle.putArray("entry");
        var status = entries.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        status.set("resource", status(subscriber, type, eventsSoFar, events, Optional.empty()));
        request(status, "GET", "Subscription/" + subscriber.id() + "/$status", "200");
        if (subscriber.channel().content() != Content.EMPTY) {
            entries(subscriber, events).values().forEach(entries::add);
        }
        return bundle;
    }

    /** The status alone, as Parameters. */
    public ObjectNode status(
            Subscriber subscriber, Type type, long eventsSoFar, List<Numbered> events, Optional<String> error) {
        var status = Json.mapper().createObjectNode().put("resourceType", "Parameters");
        status.put("id", UUID.randomUUID().toString());
        profile(status, "backport-subscription-status-r4");
        var parameters = status.putArray("parameter");
        parameters
                .addObject()
                .put("name", "subscription")
                .putObject("valueReference")
                .put("reference", base + "/Subscription/" + subscriber.id());
        subscriber
                .topic()
                .ifPresent(topic -> parameters.addObject().put("name", "topic").put("valueCanonical", topic.url()));
        parameters
                .addObject()
                .put("name", "status")
                .put("valueCode", subscriber.status().code());
        parameters.addObject().put("name", "type").put("valueCode", type.code);
        parameters.addObject().put("name", "events-since-subscription-start").put("valueString", "" + eventsSoFar);
        events.forEach(
                one -> event(parameters.addObject(), one, subscriber.channel().content()));
        error.ifPresent(words -> parameters
                .addObject()
                .put("name", "error")
                .putObject("valueCodeableConcept")
                .put("text", words));
        return status;
    }

    private void event(ObjectNode parameter, Numbered one, Content content) {
        var parts = parameter.put("name", "notification-event").putArray("part");
        parts.addObject().put("name", "event-number").put("valueString", "" + one.number());
        parts.addObject()
                .put("name", "timestamp")
                .put("valueInstant", INSTANT.format(one.event().madeAt().atOffset(ZoneOffset.UTC)));
        if (content != Content.EMPTY) {
            parts.addObject()
                    .put("name", "focus")
                    .putObject("valueReference")
                    .put("reference", base + "/" + one.event().focus());
            one.event()
                    .context()
                    .forEach(reference -> parts.addObject()
                            .put("name", "additional-context")
                            .putObject("valueReference")
                            .put("reference", base + "/" + reference));
        }
    }

    /** One entry for each version of a resource that the events name; a resource once, however many name it. */
    private Map<String, ObjectNode> entries(Subscriber subscriber, List<Numbered> events) {
        var entries = new LinkedHashMap<String, ObjectNode>();
        var full = subscriber.channel().content() == Content.FULL_RESOURCE;
        for (var one : events) {
            var event = one.event();
            entries.computeIfAbsent(
                    event.focus() + "/" + event.version().orElse(0L),
                    key -> entry(event.focus(), event.created(), full ? focus(subscriber, event) : Optional.empty()));
            event.context()
                    .forEach(reference -> entries.computeIfAbsent(
                            reference + "/0",
                            key -> entry(reference, false, full ? newest(subscriber, reference) : Optional.empty())));
        }
        return entries;
    }

    private ObjectNode entry(String reference, boolean created, Optional<JsonNode> resource) {
        var entry = Json.mapper().createObjectNode().put("fullUrl", base + "/" + reference);
        resource.ifPresent(json -> entry.set("resource", json));
        request(
                entry,
                created ? "POST" : "PUT",
                created ? reference.split("/", 2)[0] : reference,
                created ? "201" : "200");
        return entry;
    }

    /** What an event is about, as it was at the event, or as it is now; empty where it has been withheld meanwhile. */
    Optional<JsonNode> focus(Subscriber subscriber, Event event) {
        var parts = event.focus().split("/", 2);
        return event.version()
                .map(number ->
                        versions.of(new Version(parts[0], parts[1], number)).filter(json -> isSeen(subscriber, json)))
                .orElseGet(() -> newest(subscriber, event.focus()));
    }

    private Optional<JsonNode> newest(Subscriber subscriber, String reference) {
        return versions.newest(reference).filter(json -> isSeen(subscriber, json));
    }

    private boolean isSeen(Subscriber subscriber, JsonNode json) {
        return discretion.of(subscriber.asker()).allows(json.toString());
    }

    private static void request(ObjectNode entry, String method, String url, String status) {
        entry.putObject("request").put("method", method).put("url", url);
        entry.putObject("response").put("status", status);
    }

    private static void profile(ObjectNode resource, String name) {
        resource.putObject("meta").putArray("profile").add(SubscriptionReader.BACKPORT + name);
    }
}
