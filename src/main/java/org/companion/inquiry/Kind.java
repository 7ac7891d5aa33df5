package org.companion.inquiry;

/** What a genomic result is, by the profiles of the Genomics Reporting guide. */
public enum Kind {
    /** A small variant, whose ends are known exactly. */
    VARIANT,
    /** A structural variant, whose ends are known within bounds. */
    LARGE,
    GENOTYPE,
    HAPLOTYPE,
    /** Whether two variants lie on the same copy. */
    PHASE,
    DIAGNOSTIC,
    THERAPEUTIC,
    CONSEQUENCE
}
