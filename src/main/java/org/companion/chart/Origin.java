package org.companion.chart;

/** Where a change comes from (LOINC 48002-0): inherited, or come up in the tumour. */
public enum Origin {
    GERMLINE,
    SOMATIC
}
