package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import org.companion.announcing.Refused;
import org.companion.announcing.Status;
import org.companion.announcing.Subscriber;
import org.companion.announcing.SubscriptionReader;
import org.companion.announcing.Version;
import org.companion.announcing.Versions;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.companion.permission.Asking;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/** Sees every write: takes or refuses Subscriptions, and has noted what those who subscribed want to be told of. */
@Interceptor
public final class AnnouncingInterceptor {
    /** Under this name a request says that the house itself writes a status. */
    static final String OURS = AnnouncingInterceptor.class.getName();

    private final FhirContext fhir;
    private final SubscriptionReader reader;
    private final Versions versions;
    private final Subscribers subscribers;
    private final Announcements announcements;
    private final Asking asking;

    AnnouncingInterceptor(
            FhirContext fhir,
            SubscriptionReader reader,
            Versions versions,
            Subscribers subscribers,
            Announcements announcements,
            Asking asking) {
        this.fhir = fhir;
        this.reader = reader;
        this.versions = versions;
        this.subscribers = subscribers;
        this.announcements = announcements;
        this.asking = asking;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void creating(IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Subscription subscription) {
            take(subscription, Optional.empty());
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updating(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Subscription subscription && !isOurs(request)) {
            take(subscription, subscribers.of(resource.getIdElement().getIdPart()));
        }
    }

    private static boolean isOurs(@Nullable RequestDetails request) {
        return request != null && request.getUserData().containsKey(OURS);
    }

    /** Only the house says whether a subscription is active. */
    private void take(Subscription subscription, Optional<Subscriber> before) {
        try {
            var asked = reader.read(Json.stored(json(subscription)));
            asked.filters().stream()
                    .filter(filter ->
                            !filter.isOfPatientsOnly() || asked.topic().isEmpty())
                    .flatMap(filter -> versions.objection(filter.search()).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw new UnprocessableEntityException("Subscription.criteria: " + why);
                    });
            subscription.setError(null);
            if (asked.status() != Status.OFF) {
                var greeted = before.filter(one -> one.status() == Status.ACTIVE && one.asksAlike(asked))
                        .isPresent();
                subscription.setStatus(
                        greeted || asked.topic().isEmpty() ? SubscriptionStatus.ACTIVE : SubscriptionStatus.REQUESTED);
            }
        } catch (Refused refused) {
            throw new UnprocessableEntityException(refused.getMessage());
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        written(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        written(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (resource instanceof Subscription) {
            subscribers.delete(resource.getIdElement().getIdPart());
        }
    }

    private void written(IBaseResource resource) {
        if (resource instanceof Subscription) {
            var json = json(resource);
            subscribers.write(reader.stored(Json.stored(json)), json, asking.caller());
        }
        if (announcements.areWanted(resource.fhirType())) {
            var id = resource.getIdElement();
            var version = new Version(resource.fhirType(), id.getIdPart(), id.getVersionIdPartAsLong());
            announcements.written(
                    version, new Resource(version.type(), version.id(), Json.stored(json(resource))).patient());
        }
    }

    private String json(IBaseResource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }
}
