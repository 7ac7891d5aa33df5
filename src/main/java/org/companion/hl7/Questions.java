package org.companion.hl7;

import java.util.Set;

/** LOINC codes of the clinical genomics report (LRI R1 STU3, chapter 5) that decide what a group of rows is. */
final class Questions {
    static final String MASTER = "81247-9";
    /** Panels that are parts of the master panel, where a sender makes an OBR of each. */
    static final Set<String> PANELS =
            Set.of("81306-3", "81250-3", "81297-4", "81251-1", "82118-1", "82117-3", "83011-7", "81305-5", "82119-9");

    static final String OVERALL = "51968-6";
    static final String NARRATIVE = "51969-4";
    static final String ASSEMBLY = "62374-4";
    static final String MEDICATION = "51963-7";
    static final String ASSESSMENT = "69548-6";
    static final String SIGNIFICANCE = "53037-8";
    static final String PHENOTYPE = "81259-4";
    static final String GENE = "48018-6";
    static final String GENOTYPE = "84413-4";
    static final String HAPLOTYPE = "84414-2";
    static final String METABOLISM = "53040-2";
    static final String EFFICACY = "51961-1";
    static final String HIGH_RISK = "83009-1";
    static final String REFERENCE = "48013-7";
    static final String CHROMOSOME = "48000-4";
    static final String REF_ALLELE = "69547-8";
    static final String ALT_ALLELE = "69551-0";
    static final String START_END = "81254-5";
    static final String DISPLAY_NAME = "47998-0";
    static final String VARIATION = "81252-9";
    static final String CATEGORY = "83005-9";
    static final String RANGES = "51959-5";
    static final String SUGGESTION_CODED = "82116-5";
    static final String SUGGESTION = "83010-9";
    static final String SUBTYPE = "81260-2";

    /** Any of these makes a group a variant. */
    static final Set<String> OF_VARIANT = Set.of(
            CATEGORY,
            VARIATION,
            DISPLAY_NAME,
            "48004-6",
            "48005-3",
            "81290-9",
            REF_ALLELE,
            ALT_ALLELE,
            START_END,
            "81255-2",
            "48019-4",
            "82155-3",
            "81300-6",
            "81301-4",
            "81302-2",
            ASSESSMENT,
            SUBTYPE,
            "81262-8",
            "81263-6",
            "48006-1");

    static final Set<String> OF_SUGGESTION = Set.of(SUGGESTION_CODED, SUGGESTION);
    static final Set<String> OF_EFFECT = Set.of(METABOLISM, EFFICACY, HIGH_RISK);
    /** Asked of the study as a whole. */
    static final Set<String> OF_STUDY =
            Set.of(OVERALL, "83006-7", "51967-8", ASSEMBLY, NARRATIVE, "81303-0", "82115-7", "83007-5", "83008-3");

    /** Answered by numbers, whatever type they are sent as. */
    static final Set<String> NUMBERS = Set.of("81258-6", "82121-5", "82155-3", "81300-6");
    /** Answered by one or two positions. */
    static final Set<String> POSITIONS = Set.of(START_END, "81301-4", "81302-2", RANGES);

    private Questions() {}
}
