package org.companion.rest.guarding;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** What a search has asked, as it goes into the book. */
final class Searched {
    private Searched() {}

    /** The address of a search; that of one by POST as if it had been asked by GET. */
    static Optional<String> of(@Nullable RequestDetails request) {
        if (request == null || !isSearch(request.getRestOperationType())) {
            return Optional.empty();
        }
        return Optional.of(
                request.getRequestType() == RequestTypeEnum.POST ? byPost(request) : request.getCompleteUrl());
    }

    private static boolean isSearch(@Nullable RestOperationTypeEnum interaction) {
        return interaction == RestOperationTypeEnum.SEARCH_TYPE || interaction == RestOperationTypeEnum.SEARCH_SYSTEM;
    }

    private static String byPost(RequestDetails request) {
        return request.getFhirServerBase() + "/" + request.getRequestPath()
                + request.getParameters().entrySet().stream()
                        .flatMap(one -> Arrays.stream(one.getValue()).map(value -> written(one.getKey(), value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String written(String name, String value) {
        return UriUtils.encodeQueryParam(name, StandardCharsets.UTF_8) + "="
                + UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8);
    }
}
