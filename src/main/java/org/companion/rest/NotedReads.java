package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.companion.fhir.ShownReader;
import org.companion.rest.guarding.Looks;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the journal whose data a read, a search, a history or a batch has shown, and who asked for what is not theirs;
 * operations are noted by what they are asked.
 */
@Interceptor
final class NotedReads {
    /** These show no patient's data, or are the book itself. */
    private static final Set<String> UNNOTED = Set.of("AuditEvent", "CapabilityStatement", "OperationDefinition");

    private static final String SEARCH = "_search";
    /** The first that has words for an error is the last to see it. */
    private static final int BEFORE_WORDS = -100;

    private final Looks looks;

    NotedReads(Looks looks) {
        this.looks = looks;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void note(RequestDetails request, @Nullable IBaseResource answer) {
        if (!isLook(request)
                || !(answer instanceof Resource resource)
                || UNNOTED.contains(Objects.requireNonNullElse(request.getResourceName(), ""))) {
            return;
        }
        var patients = patients(resource);
        var entity = entity(request);
        if (!patients.isEmpty() || entity.isPresent()) {
            looks.note(request, service(request), patients, entity);
        }
    }

    /** Somebody who is not granted what they ask for has looked all the same. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = BEFORE_WORDS)
    public @Nullable BaseServerResponseException refused(RequestDetails request, Throwable thrown) {
        if (thrown instanceof ForbiddenOperationException refused) {
            var entity = entity(request);
            var patients = entity.filter(one -> one.startsWith("Patient/"))
                    .map(one -> Set.of(one.substring("Patient/".length())))
                    .orElse(Set.of());
            looks.note(request, service(request), patients, entity, refused.getStatusCode());
        }
        return null;
    }

    private static boolean isLook(RequestDetails request) {
        return (request.getRequestType() == RequestTypeEnum.GET && request.getOperation() == null)
                || SEARCH.equals(request.getOperation())
                || request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
    }

    private static String service(RequestDetails request) {
        var interaction = request.getRestOperationType();
        var kind = interaction == null
                ? Objects.requireNonNullElse(request.getOperation(), "read")
                : interaction.getCode();
        var type = Objects.requireNonNullElse(request.getResourceName(), "");
        return ("fhir:" + kind + " " + type).strip();
    }

    /** The one resource that was asked for. */
    private static Optional<String> entity(RequestDetails request) {
        var id = request.getId();
        return id == null || !id.hasIdPart() || request.getResourceName() == null
                ? Optional.empty()
                : Optional.of(request.getResourceName() + "/" + id.getIdPart());
    }

    /** Whose data these are, by logical id; those within the answers of a batch too. */
    static Set<String> patients(Resource answer) {
        var found = new LinkedHashSet<String>();
        add(answer, found);
        return found;
    }

    private static void add(Resource resource, Set<String> found) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Objects::nonNull)
                    .forEach(one -> add(one, found));
        } else {
            ShownReader.owners(resource).stream()
                    .filter(owner -> !owner.startsWith("#"))
                    .forEach(found::add);
        }
    }
}
