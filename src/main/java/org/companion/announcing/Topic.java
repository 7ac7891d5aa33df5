package org.companion.announcing;

import java.util.Arrays;
import java.util.Optional;

/** What the house tells of by itself. */
public enum Topic {
    GENOMIC_REPORT_FINAL("genomic-report-final", "DiagnosticReport", "A genetic report became final, or was amended"),
    ACTIONABLE_FINDING_ADDED(
            "actionable-finding-added", "Patient", "After a write there is urgent advice that was not there before"),
    FINDING_RECLASSIFIED(
            "finding-reclassified",
            "Observation",
            "The significance, interpretation or presence of a variant changed from one version to the next"),
    KNOWLEDGE_CHANGED("knowledge-changed", "Patient", "New knowledge packs changed what is advised for a patient");

    private static final String BASE = "https://companion.example/fhir/SubscriptionTopic/";

    private final String code;
    private final String focus;
    private final String title;

    Topic(String code, String focus, String title) {
        this.code = code;
        this.focus = focus;
        this.title = title;
    }

    /** The topic with this canonical URL, whatever its version. */
    public static Optional<Topic> at(String url) {
        var plain = url.split("\\|", 2)[0];
        return Arrays.stream(values()).filter(one -> one.url().equals(plain)).findFirst();
    }

    /** Its canonical URL. */
    public String url() {
        return BASE + code;
    }

    public String code() {
        return code;
    }

    /** The type of the resource that its events are about. */
    public String focus() {
        return focus;
    }

    public String title() {
        return title;
    }

    /** Whether it compares what is advised with what was. */
    public boolean isOfAdvice() {
        return this == ACTIONABLE_FINDING_ADDED || this == KNOWLEDGE_CHANGED;
    }
}
