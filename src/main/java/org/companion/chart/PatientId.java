package org.companion.chart;

/** The logical id of a Patient resource, without its type. */
public record PatientId(String value) {
    public PatientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a patient id is not blank");
        }
    }

    /** The FHIR reference, such as {@code Patient/123}. */
    public String reference() {
        return "Patient/" + value;
    }
}
