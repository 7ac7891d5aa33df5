package org.companion.delivery;

import java.util.Map;
import org.companion.chart.PatientId;

/** Files a VCF file. */
public interface GenomeFiler {
    /**
     * Files it in the caller's transaction.
     *
     * @param told what the sender said beside it, by the names of {@code $import-vcf}'s parameters
     */
    Outcome file(PatientId patient, Map<String, String> told, byte[] vcf);

    /** Whether it was taken, and what is to be said of it. */
    record Outcome(boolean taken, String words) {}
}
