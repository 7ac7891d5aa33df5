package org.companion.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;
import org.companion.intake.Reported.Span;

/** Makes the parts of results: a LOINC question and its answer. */
public final class Parts {
    public static final String LOINC = "http://loinc.org";
    public static final String HGNC = "http://www.genenames.org";
    public static final String REFSEQ = "http://www.ncbi.nlm.nih.gov/refseq";
    public static final String DBSNP = "http://www.ncbi.nlm.nih.gov/snp";

    private Parts() {}

    /** A question by its LOINC code. */
    public static Coded question(String loinc, String display) {
        return new Coded(List.of(new Coded.Code(LOINC, loinc, display)), "");
    }

    /** Answered by a code; the display may be empty. */
    public static Part coded(String loinc, String system, String code, String display) {
        return new Part(question(loinc, ""), answer(new Coded(List.of(new Coded.Code(system, code, display)), "")));
    }

    /** Answered in words. */
    public static Part words(String loinc, String words) {
        return new Part(question(loinc, ""), answer(Coded.words(words)));
    }

    /** Answered by a number in a UCUM unit; {@code 1} for a share or a count. */
    public static Part number(String loinc, BigDecimal value, String unit) {
        return new Part(
                question(loinc, ""),
                new Answer(Coded.words(""), Optional.of(new Amount("", value, unit)), Optional.empty()));
    }

    /** Answered by first and last base, one-based and both included. */
    public static Part bases(String loinc, long first, long last) {
        var span = new Span(Optional.of(BigDecimal.valueOf(first)), Optional.of(BigDecimal.valueOf(last)), "");
        return new Part(question(loinc, ""), new Answer(Coded.words(""), Optional.empty(), Optional.of(span)));
    }

    /** A coded answer, or one in words. */
    public static Answer answer(Coded coded) {
        return new Answer(coded, Optional.empty(), Optional.empty());
    }
}
