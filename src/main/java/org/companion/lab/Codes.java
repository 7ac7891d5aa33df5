package org.companion.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.companion.delivery.Parts;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/** The questions and answers that results are written with (LOINC, and the Sequence Ontology for kinds of change). */
final class Codes {
    static final String GENE = "48018-6";
    static final String CODING = "48004-6";
    static final String PROTEIN = "48005-3";
    static final String CONSEQUENCE = "48006-1";
    static final String GENOMIC = "81290-9";
    static final String TRANSCRIPT = "51958-7";
    static final String DISCRETE = "81252-9";
    static final String SEQUENCE = "48013-7";
    static final String REFERENCE = "69547-8";
    static final String ALTERNATE = "69551-0";
    static final String START_END = "81254-5";
    static final String DBSNP = "81255-2";
    static final String SHARE = "81258-6";
    static final String DEPTH = "82121-5";
    static final String COPIES = "82155-3";
    static final String TYPE = "48019-4";
    static final String SOURCE = "48002-0";
    static final String STATE = "53034-5";
    static final String SIGNIFICANCE = "53037-8";
    static final String PHENOTYPE = "81259-4";
    static final String METABOLISM = "53040-2";

    static final Coded TMB = Parts.question("94076-7", "Mutations/Megabase [# Ratio] in Tumor");
    static final Coded MSI =
            Parts.question("81695-9", "Microsatellite instability [Interpretation] in Cancer specimen Qualitative");
    static final String PER_MEGABASE = "{mutations}/{Megabase}";

    static final Answer PRESENT = loinc("LA9633-4", "Present");
    static final Answer INDETERMINATE = loinc("LA11884-6", "Indeterminate");

    static final Part SOMATIC = Parts.coded(SOURCE, Parts.LOINC, "LA6684-0", "Somatic");
    static final Part GERMLINE = Parts.coded(SOURCE, Parts.LOINC, "LA6683-2", "Germline");
    static final Part UNCERTAIN = significance("LA26333-7", "Uncertain significance");
    static final Part PATHOGENIC = significance("LA6668-3", "Pathogenic");
    static final Part LIKELY_PATHOGENIC = significance("LA26332-9", "Likely pathogenic");

    private static final Map<String, Part> SIGNIFICANCES = Map.of(
            "pathogenic",
            PATHOGENIC,
            "likely pathogenic",
            LIKELY_PATHOGENIC,
            "likely benign",
            significance("LA26334-5", "Likely benign"),
            "benign",
            significance("LA6675-8", "Benign"));

    private static final Part HETEROZYGOUS = Parts.coded(STATE, Parts.LOINC, "LA6706-1", "Heterozygous");
    private static final Part HOMOZYGOUS = Parts.coded(STATE, Parts.LOINC, "LA6705-3", "Homozygous");
    private static final Part HEMIZYGOUS = Parts.coded(STATE, Parts.LOINC, "LA6707-9", "Hemizygous");
    private static final Map<String, Part> STATES = Map.of(
            "het", HETEROZYGOUS,
            "heterozygous", HETEROZYGOUS,
            "hom", HOMOZYGOUS,
            "homozygous", HOMOZYGOUS,
            "hemi", HEMIZYGOUS,
            "hemizygous", HEMIZYGOUS);

    private static final String ONTOLOGY = "http://www.sequenceontology.org";

    private Codes() {}

    private static Answer loinc(String code, String display) {
        return Parts.answer(new Coded(List.of(new Coded.Code(Parts.LOINC, code, display)), ""));
    }

    private static Part significance(String code, String display) {
        return Parts.coded(SIGNIFICANCE, Parts.LOINC, code, display);
    }

    /** What a variant is held to be; other words than those of the five classes stand as they are written. */
    static Optional<Part> significance(String words) {
        var folded = Words.fold(words);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        var known = Optional.ofNullable(SIGNIFICANCES.get(folded));
        return known.or(() -> Optional.of(isUncertain(folded) ? UNCERTAIN : Parts.words(SIGNIFICANCE, words.strip())));
    }

    private static boolean isUncertain(String folded) {
        return Words.contains(folded, "vus")
                || folded.contains("uncertain significance")
                || folded.contains("unknown significance");
    }

    /** On how many copies a variant lies. */
    static Optional<Part> state(String words) {
        return Optional.ofNullable(STATES.get(Words.fold(words)));
    }

    /** A kind of change by its code in the Sequence Ontology, and in the laboratory's words. */
    static Part type(String code, String display, String words) {
        return new Part(
                Parts.question(TYPE, ""),
                Parts.answer(new Coded(List.of(new Coded.Code(ONTOLOGY, code, display)), words)));
    }

    static Part fusion(String words) {
        return type("SO:0001565", "gene_fusion", words);
    }

    static Part gain(String words) {
        return type("SO:0001742", "copy_number_gain", words);
    }

    static Part loss(String words) {
        return type("SO:0001743", "copy_number_loss", words);
    }
}
