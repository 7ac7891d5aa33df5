package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.apache.commons.lang3.StringUtils;

/** Refuses searches whose cost the caller can blow up: long OR lists and long chains. */
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
