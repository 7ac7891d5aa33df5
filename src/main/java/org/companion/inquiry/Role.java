package org.companion.inquiry;

/** What a word of a genomic result stands for. */
public enum Role {
    GENE,
    /** The value of a genotype or haplotype. */
    ALLELE,
    MEDICATION,
    /** A predicted phenotype, or the disease in whose treatment an implication holds. */
    CONDITION,
    /** The id that a database gives to a variant. */
    NAME,
    /** What a change does to a feature, or to its function. */
    CONSEQUENCE
}
