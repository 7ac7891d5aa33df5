package org.companion.intake;

import java.util.Set;

/** Codes of the Genomics Reporting guide, 3.0.0 (LOINC, and the guide's own to-be-determined codes). */
final class Codes {
    static final String VARIANT = "69548-6";
    static final String GENOTYPE = "84413-4";
    static final String SIGNIFICANCE = "53037-8";
    static final String ALLELIC_STATE = "53034-5";
    static final String SOURCE_CLASS = "48002-0";
    static final String DBSNP = "81255-2";
    static final String HAPLOTYPE = "84414-2";
    static final String THERAPEUTIC_IMPLICATION = "therapeutic-implication";

    static final String EFFECT_ON_METABOLISM = "53040-2";

    static final String GENE_STUDIED = "48018-6";
    static final String PROTEIN_HGVS = "48005-3";
    static final String CODING_HGVS = "48004-6";
    static final String GENOMIC_HGVS = "81290-9";
    static final String DISCRETE_VARIANT = "81252-9";
    static final String REFERENCE_SEQUENCE = "48013-7";
    static final String REFERENCE_ALLELE = "69547-8";
    static final String ALTERNATE_ALLELE = "69551-0";
    static final String EXACT_START_END = "81254-5";
    static final String OUTER_START_END = "81301-4";
    static final String INNER_START_END = "81302-2";
    static final String COORDINATE_SYSTEM = "92822-6";
    /** Interval counting and character counting from zero; both start at the same number. */
    static final Set<String> ZERO_BASED = Set.of("LA30100-4", "LA30101-2");

    static final String CHANGE_TYPE = "48019-4";
    static final String COPY_NUMBER = "82155-3";
    static final String ALLELE_FRACTION = "81258-6";
    static final String READ_DEPTH = "82121-5";

    /** Observations of the guide that say nothing of their own about the patient's genes for the advisor. */
    static final Set<String> WITHOUT_FINDING =
            Set.of("diagnostic-implication", "molecular-consequence", "82120-7", "51969-4");

    /** Sequence Ontology: gene fusion, and copy-number gain and loss. */
    static final Set<String> SO_FUSION = Set.of("SO:0001565", "SO:0000806");

    static final Set<String> SO_GAIN = Set.of("SO:0001742", "SO:0001911");
    static final Set<String> SO_LOSS = Set.of("SO:0001743", "SO:0001912");

    private Codes() {}
}
