package org.companion.genomes;

/** How many of a sample's copies carry the allele (LOINC 53034-5). */
public enum CallState {
    HETEROZYGOUS,
    HOMOZYGOUS,
    /** The sample has one copy here, and it carries the allele. */
    HEMIZYGOUS,
    /** Mitochondrial, in all copies. */
    HOMOPLASMIC,
    /** Mitochondrial, in some of the copies. */
    HETEROPLASMIC,
    /** Found, without a statement on the copies (a tumour's call, or a genotype called in part). */
    PRESENT
}
