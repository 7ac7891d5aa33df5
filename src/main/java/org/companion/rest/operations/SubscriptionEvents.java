package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.companion.announcing.Notifications;
import org.companion.announcing.Notifications.Type;
import org.companion.announcing.Outbox;
import org.companion.announcing.Outbox.Standing;
import org.companion.announcing.Subscriber;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code $status}, {@code $events} and {@code $replay} of a Subscription: how it stands, what it had, and once more. */
public final class SubscriptionEvents {
    private static final int MOST = 250;
    private static final String BACKPORT =
            "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-";

    private final FhirContext fhir;
    private final Outbox outbox;
    private final Notifications notifications;
    private final Clock clock;

    public SubscriptionEvents(FhirContext fhir, Outbox outbox, Notifications notifications, Clock clock) {
        this.fhir = fhir;
        this.outbox = outbox;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** The backport's status in a searchset, with what fails at present in words. */
    @Operation(name = "$status", canonicalUrl = BACKPORT + "status", typeName = "Subscription", idempotent = true)
    public Bundle status(@IdParam IdType id) {
        var subscriber = subscriber(id);
        var error = error(outbox.standing(subscriber.id()));
        var status = notifications.status(subscriber, Type.STATUS, outbox.events(subscriber.id()), List.of(), error);
        var bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(1);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.path("id").asText())
                .setResource(fhir.newJsonParser().parseResource(Parameters.class, status.toString()))
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
        return bundle;
    }

    private static Optional<String> error(Standing standing) {
        var dead = standing.dead() > 0 ? standing.dead() + " dead, to be had by $replay; " : "";
        return standing.failure().map(why -> standing.waiting() + " waiting; " + dead + "last failure: " + why);
    }

    /** Events by their numbers as they were or will be told, at most 250, the first of those asked for. */
    @Operation(name = "$events", canonicalUrl = BACKPORT + "events", typeName = "Subscription", idempotent = true)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber") @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber") @Nullable StringType until) {
        var subscriber = subscriber(id);
        var from = number("eventsSinceNumber", since).orElse(1L);
        var last = number("eventsUntilNumber", until).orElse(Long.MAX_VALUE);
        var events = outbox.between(subscriber.id(), from, last, MOST);
        var bundle = notifications.bundle(subscriber, Type.PAST, outbox.events(subscriber.id()), events);
        return fhir.newJsonParser().parseResource(Bundle.class, bundle.toString());
    }

    /** Has dead letters tried again: one, or all. */
    @Operation(name = "$replay", typeName = "Subscription", idempotent = false)
    public Parameters replay(@IdParam IdType id, @OperationParam(name = "event") @Nullable StringType event) {
        var subscriber = subscriber(id);
        var again = outbox.replay(subscriber.id(), number("event", event), clock.instant());
        var answer = new Parameters();
        answer.addParameter().setName("replayed").setValue(new IntegerType(again));
        return answer;
    }

    private Subscriber subscriber(IdType id) {
        return outbox.subscribers().stream()
                .filter(one -> one.id().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException("There is no such Subscription"));
    }

    private static Optional<Long> number(String name, @Nullable StringType written) {
        try {
            return Optional.ofNullable(written).map(StringType::getValue).map(Long::valueOf);
        } catch (NumberFormatException wrong) {
            throw new InvalidRequestException("parameter " + name + ": must be the number of an event");
        }
    }
}
