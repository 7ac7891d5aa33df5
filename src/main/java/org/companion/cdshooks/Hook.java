package org.companion.cdshooks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hooks that are listened on (CDS Hooks Library), each by a service of its own. */
enum Hook {
    ORDER_SELECT(
            "order-select",
            "1.0",
            "Drug choice",
            "Says while a drug is being chosen whether it fits the patient's genes, tumour and laboratory results"),
    ORDER_SIGN(
            "order-sign",
            "1.0",
            "Drug orders to be signed",
            "Says before signing whether the ordered drugs fit the patient's genes, tumour and laboratory results"),
    ORDER_DISPATCH(
            "order-dispatch",
            "1.1",
            "Drug orders to be dispatched",
            "Says before an order goes to who carries it out whether the drug fits the patient's genes, tumour and"
                    + " laboratory results"),
    MEDICATION_REFILL(
            "medication-refill",
            "0.1.0",
            "Drug refills",
            "Says when a drug is asked for again whether it still fits the patient's genes, tumour and laboratory"
                    + " results"),
    MEDICATION_VERIFY(
            "medication-verify",
            "0.1.0",
            "Drug orders to be verified",
            "Says to the pharmacist whether an ordered drug fits the patient's genes, tumour and laboratory results"),
    PATIENT_VIEW(
            "patient-view",
            "1.0",
            "Results that bear on drugs",
            "Says when a chart is opened which results bear on the drugs the patient takes, and on others"),
    ENCOUNTER_START(
            "encounter-start",
            "1.0",
            "Results that bear on drugs",
            "Says when an encounter begins which results bear on the drugs the patient takes, and on others");

    static final String PATIENT = "patient";
    static final String RESULTS = "results";
    static final String CONDITIONS = "conditions";
    static final String TESTS = "tests";
    static final String MEDICATIONS = "medications";
    static final String ALLERGIES = "allergies";

    /** Without these a patient who is not on file here cannot be judged. */
    static final List<String> NEEDED = List.of(RESULTS, CONDITIONS);

    private static final Map<String, String> TEMPLATES = new TreeMap<>(Map.of(
            PATIENT, "Patient/{{context.patientId}}",
            RESULTS,
                    "Observation?patient={{context.patientId}}&category=laboratory,genomics,GE,social-history,imaging,procedure&_count=200",
            CONDITIONS, "Condition?patient={{context.patientId}}&_count=100",
            TESTS, "ServiceRequest?patient={{context.patientId}}&status=active&_count=100",
            MEDICATIONS, "MedicationRequest?patient={{context.patientId}}&status=active,completed&_count=100",
            ALLERGIES, "AllergyIntolerance?patient={{context.patientId}}&_count=100"));

    private static final Map<String, String> OF_DISPATCH = ofDispatch();

    private final String code;
    private final String version;
    private final String title;
    private final String description;

    Hook(String code, String version, String title, String description) {
        this.code = code;
        this.version = version;
        this.title = title;
        this.description = description;
    }

    /** The hook's name. */
    String code() {
        return code;
    }

    /** The version of the hook's definition. */
    String version() {
        return version;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** The id of its service, which is also the end of its address. */
    String service() {
        return "companion-" + code;
    }

    /** What a client is asked to send along, by key (CDS Hooks 2.0.1, Prefetch Template). */
    Map<String, String> prefetch() {
        return this == ORDER_DISPATCH ? OF_DISPATCH : TEMPLATES;
    }

    /** An order that is dispatched may be in any state, so all are asked for. */
    private static Map<String, String> ofDispatch() {
        var templates = new TreeMap<>(TEMPLATES);
        templates.put(MEDICATIONS, "MedicationRequest?patient={{context.patientId}}&_count=200");
        return templates;
    }

    /** Whether it is about the patient as such and not about orders; nothing it says interrupts. */
    boolean isAboutPatient() {
        return this == PATIENT_VIEW || this == ENCOUNTER_START;
    }

    /** Whether the drugs it is about are taken already. */
    boolean isAboutDrugsInUse() {
        return this == MEDICATION_REFILL || isAboutPatient();
    }
}
