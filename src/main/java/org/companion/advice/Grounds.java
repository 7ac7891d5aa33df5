package org.companion.advice;

import java.util.Optional;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;

/**
 * A finding as it stands behind an advice.
 *
 * @param subject the gene, marker or measurement
 * @param isGene whether the subject is a gene symbol
 * @param result what was found, such as {@code *2/*2}, {@code T315I}, {@code 400 /uL}, {@code absent}
 * @param phenotype what it means by the tables
 * @param reference FHIR reference of the result
 * @param preliminary whether the result may still change
 * @param note what has to be said beside the phenotype, such as {@code acts as Poor Metabolizer beside paroxetine}
 */
public record Grounds(
        String subject,
        boolean isGene,
        String result,
        Optional<String> phenotype,
        Optional<String> reference,
        boolean preliminary,
        Optional<String> note) {
    public Grounds(
            String subject,
            boolean isGene,
            String result,
            Optional<String> phenotype,
            Optional<String> reference,
            boolean preliminary) {
        this(subject, isGene, result, phenotype, reference, preliminary, Optional.empty());
    }

    /** Whether it is of the genes themselves: of one, or of two that are joined. */
    public boolean isGenetic() {
        return isGene || subject.contains("::") || subject.endsWith(FUSION);
    }

    /** Whether it is a drug that is or was taken, and no result. */
    public boolean isTreatment() {
        return reference.filter(one -> one.startsWith("Medication")).isPresent();
    }

    /** How the subject of a fusion with any partner ends. */
    static final String FUSION = " fusion";

    /** The result of a gene that was looked at as a whole and is as it should be. */
    static final String NOTHING_FOUND = "no mutation found";

    Grounds noted(String words) {
        return new Grounds(subject, isGene, result, phenotype, reference, preliminary, Optional.of(words));
    }

    /** In words, such as {@code CYP2C19 *2/*2 (Poor Metabolizer)}. */
    public String words() {
        if (result.equals(NOTHING_FOUND)) {
            return result + " in " + subject;
        }
        return subject
                + (result.isEmpty() ? "" : joint() + result)
                + phenotype
                        .map(name ->
                                " (" + name + note.map(words -> ", " + words).orElse("") + ")")
                        .orElse("");
    }

    /** HLA alleles are written without a space. */
    private String joint() {
        return isGene && result.startsWith("*") && AlleleNames.isHla(new Gene(subject)) ? "" : " ";
    }
}
