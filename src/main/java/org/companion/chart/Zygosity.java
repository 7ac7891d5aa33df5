package org.companion.chart;

/** How many of a person's copies carry a change. */
public enum Zygosity {
    HETEROZYGOUS,
    HOMOZYGOUS,
    /** There is one copy, and it carries the change. */
    HEMIZYGOUS
}
