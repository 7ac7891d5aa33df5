package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Notes in the journal whose data a read, a search or a history has shown; operations are noted by what they are asked. */
@Interceptor
final class NotedReads {
    /** These show no patient's data, or are the book itself. */
    private static final Set<String> UNNOTED = Set.of("AuditEvent", "CapabilityStatement", "OperationDefinition");

    private final Journal journal;
    private final Clock clock;

    NotedReads(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void note(RequestDetails request, @Nullable IBaseResource answer) {
        if (request.getRequestType() == RequestTypeEnum.GET
                && request.getOperation() == null
                && answer instanceof Resource resource
                && !UNNOTED.contains(Objects.requireNonNullElse(request.getResourceName(), ""))) {
            var service = service(request);
            var entity = entity(request);
            patients(resource).forEach(patient -> journal.note(look(patient, service, entity), List.of()));
            if (patients(resource).isEmpty() && entity.isPresent()) {
                journal.note(look(null, service, entity), List.of());
            }
        }
    }

    private static String service(RequestDetails request) {
        var kind = request.getRestOperationType() == null
                ? "read"
                : request.getRestOperationType().getCode();
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

    private Look look(@Nullable String patient, String service, Optional<String> entity) {
        return new Look(
                UUID.randomUUID(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(patient),
                service,
                Optional.empty(),
                200,
                0,
                0,
                Duration.ZERO,
                entity);
    }

    /** Whose data these are, by logical id. */
    static Set<String> patients(Resource answer) {
        var found = new LinkedHashSet<String>();
        var resources = answer instanceof Bundle bundle
                ? bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(answer);
        resources.filter(Objects::nonNull).forEach(resource -> add(resource, found));
        return found;
    }

    private static void add(Resource resource, Set<String> found) {
        if (resource.fhirType().equals("Patient")) {
            found.add(resource.getIdElement().getIdPart());
            return;
        }
        Stream.of("subject", "patient")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(property -> property.getValues().stream())
                .flatMap(value -> patient(value).stream())
                .forEach(found::add);
    }

    private static Optional<String> patient(Base value) {
        return value instanceof Reference reference
                        && "Patient".equals(reference.getReferenceElement().getResourceType())
                ? Optional.ofNullable(reference.getReferenceElement().getIdPart())
                : Optional.empty();
    }
}
