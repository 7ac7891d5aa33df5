package org.companion.rest.guarding;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.companion.permission.Caller;
import org.jspecify.annotations.Nullable;

/** Who is behind a request; the house itself where it has not come in through the door. */
final class Callers {
    private Callers() {}

    static Caller of(@Nullable RequestDetails request) {
        if (!(request instanceof ServletRequestDetails servlet)) {
            return Caller.LOCAL;
        }
        return servlet.getServletRequest().getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
                ? caller
                : Caller.NOBODY;
    }
}
