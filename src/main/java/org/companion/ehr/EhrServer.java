package org.companion.ehr;

import java.net.URI;
import java.util.Optional;

/**
 * A FHIR server that may be asked for one call.
 *
 * @param base its base address without a slash at the end
 * @param token the access token of this call; never kept, never logged
 */
public record EhrServer(URI base, Optional<String> token) {
    /** The address of a query relative to the base, such as {@code Observation?patient=1}. */
    URI address(String query) {
        return URI.create(base + "/" + query.replace("|", "%7C"));
    }

    /** Whether an address is on the same scheme, host and port. */
    boolean isOrigin(URI other) {
        return Origin.of(base).equals(Origin.of(other));
    }

    @Override
    public String toString() {
        return "EhrServer[" + base + "]";
    }
}
