package org.companion.rest;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.companion.fhir.AuditEvents;
import org.companion.journal.Journal;
import org.companion.journal.Journal.Asked;
import org.companion.journal.Look;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** AuditEvents, to be read and searched and nothing else: they are made of the journal, which nobody can write by FHIR. */
final class AuditEventProvider implements IResourceProvider {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 250;

    private final Journal journal;

    AuditEventProvider(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id) {
        return look(id.getIdPart())
                .map(AuditEvents::of)
                .orElseThrow(() -> new ResourceNotFoundException("There is no such AuditEvent"));
    }

    @Search
    public Bundle search(
            HttpServletRequest request,
            @Description("About which patient") @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @Description("Which resource was read or written, as Type/id")
                    @OptionalParam(name = AuditEvent.SP_ENTITY)
                    @Nullable ReferenceParam entity,
            @Description("When it was recorded") @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @Description("By its id") @OptionalParam(name = AuditEvent.SP_RES_ID) @Nullable TokenParam id,
            @Description("Those that follow this one, which is newer: how a page names the next")
                    @OptionalParam(name = "after-id")
                    @Nullable StringParam after,
            @Count @Nullable Integer count) {
        var limit = Math.max(1, Math.min(count == null ? PAGE : count, LONGEST_PAGE));
        var asked = new Asked(
                Optional.ofNullable(patient).map(ReferenceParam::getIdPart),
                Optional.ofNullable(id).map(one -> uuid(one.getValue())),
                Optional.ofNullable(date).flatMap(range -> instant(range.getLowerBoundAsInstant())),
                Optional.ofNullable(date)
                        .flatMap(range -> instant(range.getUpperBoundAsInstant()))
                        .map(last -> last.plusMillis(1)),
                Optional.ofNullable(after)
                        .map(one -> look(one.getValue())
                                .orElseThrow(
                                        () -> new InvalidRequestException("after-id: there is no such AuditEvent"))),
                Optional.ofNullable(entity).map(AuditEventProvider::typeAndId));
        var looks = new ArrayList<>(journal.looks(asked, limit + 1));
        var more = looks.size() > limit;
        return bundle(request, looks.subList(0, Math.min(limit, looks.size())), more);
    }

    private static Bundle bundle(HttpServletRequest request, List<Look> looks, boolean more) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        var address = request.getRequestURL().toString();
        bundle.addLink().setRelation("self").setUrl(address + query(request, ""));
        if (more) {
            var last = looks.get(looks.size() - 1).id().toString();
            bundle.addLink().setRelation("next").setUrl(address + query(request, "after-id=" + last));
        }
        looks.forEach(look -> bundle.addEntry()
                .setFullUrl(address + "/" + look.id())
                .setResource(AuditEvents.of(look))
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
        return bundle;
    }

    private static String query(HttpServletRequest request, String more) {
        var parts = new ArrayList<String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("after-id") || more.isEmpty()) {
                for (var value : values) {
                    parts.add(escaped(name) + "=" + escaped(value));
                }
            }
        });
        if (!more.isEmpty()) {
            parts.add(more);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<Look> look(String id) {
        try {
            return journal
                    .looks(
                            new Asked(
                                    Optional.empty(),
                                    Optional.of(UUID.fromString(id)),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            1)
                    .stream()
                    .findFirst();
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    private static String typeAndId(ReferenceParam reference) {
        if (!reference.hasResourceType() || reference.getIdPart() == null) {
            throw new InvalidRequestException("entity: the resource must be named as Type/id");
        }
        return reference.getResourceType() + "/" + reference.getIdPart();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            return new UUID(0, 0); // the id of nothing
        }
    }

    private static Optional<Instant> instant(java.util.@Nullable Date date) {
        return Optional.ofNullable(date).map(java.util.Date::toInstant);
    }
}
