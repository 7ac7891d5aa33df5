package org.companion.chart;

/** A number or name under which some institution knows a patient, such as a medical record number. */
public record Identifier(String system, String value) {
    public Identifier {
        if (system.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("an identifier has a system and a value");
        }
    }
}
