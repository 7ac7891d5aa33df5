package org.companion.announcing;

import java.util.Arrays;
import java.util.Optional;

/** Where a subscription stands, in FHIR's words. */
public enum Status {
    /** Asked for; the endpoint has not been greeted yet. */
    REQUESTED("requested"),
    ACTIVE("active"),
    /** The endpoint did not answer the greeting. */
    ERROR("error"),
    OFF("off");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    public static Optional<Status> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }
}
