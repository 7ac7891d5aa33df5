package org.companion.hl7;

import java.util.Optional;

/** Tells whether what lies within a message is a FHIR Bundle with a report. */
@FunctionalInterface
public interface FhirWithin {
    /** The Bundle's JSON; empty when the bytes are none. */
    Optional<String> bundle(byte[] content);
}
