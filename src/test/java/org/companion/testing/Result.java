package org.companion.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Source;
import org.companion.intake.Reported;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;
import org.companion.intake.Reported.Span;

/** A result as a laboratory writes it, put together question first: {@code asked("HER2").says("3+")}. */
public final class Result {
    public static final String LOINC = "http://loinc.org";
    public static final Source SOURCE = source("Observation/1");

    private final Coded code;
    private final List<Part> parts = new ArrayList<>();
    private Answer answer = Answer.none();
    private boolean noAnswer;

    private Result(Coded code) {
        this.code = code;
    }

    public static Source source(String reference) {
        return new Source(reference, Optional.of(LocalDate.of(2026, 11, 1)), false);
    }

    public static Source source(String reference, String date) {
        return new Source(reference, Optional.of(LocalDate.parse(date)), false);
    }

    /** A question in words alone. */
    public static Result asked(String words) {
        return new Result(Coded.words(words));
    }

    /** A question by its LOINC code. */
    public static Result loinc(String loinc) {
        return loinc(loinc, "");
    }

    public static Result loinc(String loinc, String display) {
        return new Result(coded(LOINC, loinc, display));
    }

    /** A variant, genotype, haplotype or implication of the reporting guide about one gene. */
    public static Result about(String gene, String code) {
        return loinc(code).part("48018-6", gene);
    }

    public static Coded coded(String system, String code, String display) {
        return new Coded(List.of(new Coded.Code(system, code, display)), "");
    }

    public Result says(String words) {
        answer = words(words);
        return this;
    }

    public Result answers(String code) {
        answer = new Answer(coded(LOINC, code, ""), Optional.empty(), Optional.empty());
        return this;
    }

    public Result measures(String comparator, String value, String unit) {
        answer = amount(comparator, value, unit);
        return this;
    }

    public Result hasNoResult() {
        noAnswer = true;
        return this;
    }

    public Result part(String code, String words) {
        parts.add(new Part(coded(LOINC, code, ""), words(words)));
        return this;
    }

    public Result partCoded(String code, String answer) {
        var coded = coded(LOINC, answer, "");
        parts.add(new Part(coded(LOINC, code, ""), new Answer(coded, Optional.empty(), Optional.empty())));
        return this;
    }

    public Result partMeasures(String code, String value, String unit) {
        parts.add(new Part(coded(LOINC, code, ""), amount("", value, unit)));
        return this;
    }

    public Result startsAt(String low) {
        var span = new Span(Optional.of(new BigDecimal(low)), Optional.empty(), "");
        parts.add(new Part(
                coded(LOINC, "81254-5", ""), new Answer(Coded.words(""), Optional.empty(), Optional.of(span))));
        return this;
    }

    private static Answer words(String words) {
        return new Answer(Coded.words(words), Optional.empty(), Optional.empty());
    }

    private static Answer amount(String comparator, String value, String unit) {
        return new Answer(
                Coded.words(""), Optional.of(new Amount(comparator, new BigDecimal(value), unit)), Optional.empty());
    }

    public Reported reported() {
        return new Reported(code, answer, noAnswer, parts, SOURCE);
    }

    /** What the house reads in it. */
    public List<Finding> read() {
        return Examples.intake().findings(reported());
    }
}
