package org.companion.delivery;

/** How far a report or a result has got (HL7 tables 0085 and 0123), by its FHIR codes. */
public enum Standing {
    REGISTERED("registered"),
    PRELIMINARY("preliminary"),
    FINAL("final"),
    AMENDED("amended"),
    CORRECTED("corrected"),
    CANCELLED("cancelled"),
    IN_ERROR("entered-in-error");

    private final String code;

    Standing(String code) {
        this.code = code;
    }

    /** As DiagnosticReport.status and Observation.status. */
    public String code() {
        return code;
    }

    /** Whether what bears it may be used. */
    public boolean holds() {
        return this != CANCELLED && this != IN_ERROR;
    }
}
