package org.companion.cdshooks;

import java.util.Map;
import java.util.TreeMap;

/** A service as discovery lists it (CDS Hooks 2.0.1, Discovery). */
record HookService(
        String hook, String title, String description, String id, String version, Map<String, String> prefetch) {
    private static final String VERSION = "1.0.0";

    /** The prefetch keys without which a patient who is not on file here cannot be judged. */
    static final String RESULTS = "results";

    static final String CONDITIONS = "conditions";
    static final String TESTS = "tests";
    static final String PATIENT = "patient";

    static HookService orderSign() {
        return new HookService(
                "order-sign",
                "Does this drug fit this person?",
                "Says before signing whether an ordered drug fits the patient's genes, tumour and laboratory results",
                "companion-order-sign",
                VERSION,
                templates());
    }

    static HookService orderSelect() {
        return new HookService(
                "order-select",
                "Does this drug fit this person?",
                "Says while choosing whether a selected drug fits the patient's genes, tumour and laboratory results",
                "companion-order-select",
                VERSION,
                templates());
    }

    private static Map<String, String> templates() {
        return new TreeMap<>(Map.of(
                PATIENT, "Patient/{{context.patientId}}",
                RESULTS, "Observation?patient={{context.patientId}}&category=laboratory,genomics,GE",
                CONDITIONS, "Condition?patient={{context.patientId}}",
                TESTS, "ServiceRequest?patient={{context.patientId}}&status=active"));
    }
}
