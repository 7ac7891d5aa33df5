package org.companion.chart;

/** What a laboratory holds a change to be (LOINC 53037-8). */
public enum Significance {
    /** Pathogenic or likely so. */
    PATHOGENIC,
    UNCERTAIN,
    /** Benign or likely so. */
    BENIGN
}
