package org.companion.knowledge;

import java.util.Optional;

/** A test that can be ordered; {@code loinc} where the code was verified, {@code loincName} its display. */
public record LabTest(String id, String display, Optional<String> loinc, Optional<String> loincName) {}
