package org.companion.delivery;

import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/**
 * One result of a report: an Observation to be.
 *
 * @param code what was looked for, where the kind does not say it
 * @param answer what came out
 * @param parts its components
 * @param from the positions in the report's list of the results that this one rests on, counted from zero
 */
public record Result(
        Kind kind,
        Coded code,
        Answer answer,
        List<Part> parts,
        Standing standing,
        List<Integer> from,
        Remarks remarks) {
    public Result {
        parts = List.copyOf(parts);
        from = List.copyOf(from);
    }

    /** A result that rests on no other and bears no remarks. */
    public Result(Kind kind, Coded code, Answer answer, List<Part> parts, Standing standing) {
        this(kind, code, answer, parts, standing, List.of(), Remarks.NONE);
    }

    /** The same, resting on these. */
    public Result restingOn(List<Integer> results) {
        return new Result(kind, code, answer, parts, standing, results, remarks);
    }

    /** The same with these remarks. */
    public Result remarked(Remarks others) {
        return new Result(kind, code, answer, parts, standing, from, others);
    }

    /** The first text under a part's code. */
    Optional<String> text(String loinc) {
        return parts.stream()
                .filter(part -> part.code().codes().stream()
                        .anyMatch(code -> code.code().equals(loinc)))
                .map(part -> part.answer().coded().writings().findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * What stands beside an answer.
     *
     * @param interpretation flags such as {@code H}
     * @param range the range of reference as written, or empty
     * @param observed when it was seen, where that is told of this result alone
     */
    public record Remarks(String note, Coded interpretation, String range, Optional<Moment> observed) {
        public static final Remarks NONE = note("");

        /** Words alone. */
        public static Remarks note(String note) {
            return new Remarks(note, Coded.words(""), "", Optional.empty());
        }

        /** The same, seen at this moment. */
        public Remarks at(Optional<Moment> moment) {
            return new Remarks(note, interpretation, range, moment);
        }
    }

    /** What a result is, by the profiles of the Genomics Reporting guide 3.0.0. */
    public enum Kind {
        VARIANT,
        GENOTYPE,
        HAPLOTYPE,
        THERAPEUTIC,
        DIAGNOSTIC,
        OVERALL,
        REGION,
        /** A biomarker such as TMB, or any other result of a laboratory. */
        OTHER
    }
}
