package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.companion.fhir.Settling;

/** No write is acknowledged before it is on disk. */
@Interceptor
final class SettledWrites {
    private final Settling settling;

    SettledWrites(Settling settling) {
        this.settling = settling;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void settle(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.GET) {
            settling.settle();
        }
    }
}
