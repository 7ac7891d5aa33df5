package org.companion.genomes;

/** Whether a change was inherited or arose in the body (LOINC 48002-0). */
public enum SourceClass {
    GERMLINE,
    SOMATIC
}
