package org.companion.rest.guarding;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.stream.Stream;
import org.companion.announcing.Topic;
import org.companion.fhir.ShownReader;
import org.companion.permission.Deed;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** Refuses every write that the caller was not granted, however it came: alone, in a transaction, as a patch. */
@Interceptor(order = -100)
public final class WrittenOnly {
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        demand(Deed.CREATE, resource, request);
    }

    /** Neither may it be taken from another, nor be given to one. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        demand(Deed.UPDATE, before, request);
        demand(Deed.UPDATE, resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        demand(Deed.DELETE, resource, request);
    }

    /** The types of what it tells of; notifications of a topic name findings besides their focus. */
    private static Stream<String> told(Subscription subscription) {
        var criteria = Objects.requireNonNullElse(subscription.getCriteria(), "");
        return Topic.at(criteria)
                .map(topic -> Stream.of(topic.focus(), "Observation"))
                .orElseGet(() -> Stream.of(criteria.split("\\?", 2)[0].strip()));
    }

    private static void demand(Deed deed, IBaseResource resource, @Nullable RequestDetails request) {
        var caller = Callers.of(request);
        if (resource instanceof Subscription subscription && deed != Deed.DELETE) {
            told(subscription).filter(type -> !caller.mayToAll(Deed.READ, type)).forEach(type -> {
                throw Refused.scope(Deed.READ, "every " + type + ", of which the Subscription tells");
            });
        }
        if (caller.mayToAll(deed, resource.fhirType())) {
            return;
        }
        if (!(resource instanceof Resource one) || !caller.may(deed, ShownReader.read(one))) {
            throw Refused.scope(deed, "this " + resource.fhirType());
        }
    }
}
