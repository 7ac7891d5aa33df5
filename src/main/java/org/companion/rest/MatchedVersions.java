package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** A write that expects a version changes that version or nothing: deletes too, and what is not there has none. */
@Interceptor
final class MatchedVersions {
    private static final String EXPECTED = MatchedVersions.class.getName();
    private static final Pattern VERSION = Pattern.compile("\\s*(?:W/)?\"(\\d{1,18})\"\\s*");

    /** Notes which resources the entries of a bundle expect to be there. */
    static void expect(Bundle bundle, RequestDetails request) {
        var expected = bundle.getEntry().stream()
                .filter(entry -> entry.getRequest().hasIfMatch())
                .map(entry -> Objects.requireNonNullElse(entry.getRequest().getUrl(), ""))
                .collect(Collectors.toSet());
        if (!expected.isEmpty()) {
            request.getUserData().put(EXPECTED, expected);
        }
    }

    /** Whether the request, or an entry of it, expects a version. */
    static boolean areAsked(RequestDetails request) {
        return request.getHeader(Constants.HEADER_IF_MATCH) != null
                || new String(request.loadRequestContents(), StandardCharsets.UTF_8).contains("ifMatch");
    }

    /**
     * The version that is expected. Throws where none is named.
     *
     * @param where it stands, for the message
     */
    static String check(String expected, String where) {
        var version = VERSION.matcher(expected);
        if (!version.matches()) {
            throw new InvalidRequestException(where + " must name one version, such as W/\"3\"");
        }
        return version.group(1);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void received(RequestDetails request) {
        var expected = request.getHeader(Constants.HEADER_IF_MATCH);
        if (expected != null && request.getRequestType() != RequestTypeEnum.GET) {
            var version = check(expected, "If-Match");
            var id = request.getId();
            if (request.getRequestType() == RequestTypeEnum.DELETE && id != null && id.hasIdPart()) {
                request.setId(id.withVersion(version)); // else HAPI deletes whatever is there
            }
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void create(IBaseResource resource, @Nullable RequestDetails request) {
        if (request != null && isExpected(resource, request)) {
            throw new PreconditionFailedException("There is no version of the resource that could match If-Match");
        }
    }

    private static boolean isExpected(IBaseResource resource, RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.UPDATE) {
            return request.getHeader(Constants.HEADER_IF_MATCH) != null;
        }
        return request.getUserData().get(EXPECTED) instanceof Set<?> all
                && all.contains(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }
}
