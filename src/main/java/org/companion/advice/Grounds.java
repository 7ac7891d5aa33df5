package org.companion.advice;

import java.util.Optional;

/**
 * A finding as it stands behind an advice.
 *
 * @param subject the gene, marker or measurement
 * @param isGene whether the subject is a gene symbol
 * @param result what was found, such as {@code *2/*2}, {@code T315I}, {@code 400 /uL}, {@code absent}
 * @param phenotype what it means by the tables
 * @param reference FHIR reference of the result
 * @param preliminary whether the result may still change
 */
public record Grounds(
        String subject,
        boolean isGene,
        String result,
        Optional<String> phenotype,
        Optional<String> reference,
        boolean preliminary) {
    /** In words, such as {@code CYP2C19 *2/*2 (Poor Metabolizer)}. */
    public String words() {
        return subject
                + (result.isEmpty() ? "" : " " + result)
                + phenotype.map(name -> " (" + name + ")").orElse("");
    }
}
