package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Refuses searches whose cost the caller can blow up, long OR lists and long chains, and what a search cannot be cut by. */
@Interceptor
final class SearchLimits {
    static final int VALUES = 1000;
    static final int CHAIN = 5;

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request) {
        request.getParameters().forEach(SearchLimits::check);
    }

    /** Throws where one parameter asks for too much. */
    static void check(String name, String[] values) {
        if (links(name) > CHAIN) {
            throw new InvalidRequestException("A search parameter may chain over at most " + CHAIN + " references");
        }
        if (name.equals("_filter")) {
            throw new InvalidRequestException("This server has no _filter; ask by search parameters");
        }
        if (name.equals("_offset") && !Stream.of(values).allMatch(value -> value.matches("\\d{1,9}"))) {
            throw new InvalidRequestException("_offset must be a whole number that is not below zero");
        }
        for (var value : values) {
            if (StringUtils.countMatches(value, ',') >= VALUES) {
                throw new InvalidRequestException(
                        "A search parameter may list at most " + VALUES + " values separated by commas");
            }
        }
    }

    private static int links(String name) {
        return StringUtils.countMatches(name, '.') + StringUtils.countMatches(name, "_has:");
    }
}
