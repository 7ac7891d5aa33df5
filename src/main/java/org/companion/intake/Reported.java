package org.companion.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Source;

/**
 * A result as its source wrote it, whatever the format: what was asked, what came out, and the parts.
 *
 * @param code what was looked for
 * @param answer what came out
 * @param noAnswer whether the source says that there is no result (data absent)
 * @param parts components of the result
 * @param interpretation what the source holds of the answer, such as {@code R} or {@code POS}
 * @param about what the result is a part of, such as the germ that was grown
 */
public record Reported(
        Coded code,
        Answer answer,
        boolean noAnswer,
        List<Part> parts,
        Source source,
        Coded interpretation,
        Coded about) {
    /** A result that stands for itself. */
    public Reported(Coded code, Answer answer, boolean noAnswer, List<Part> parts, Source source) {
        this(code, answer, noAnswer, parts, source, Coded.words(""), Coded.words(""));
    }

    /** The same result as a part of another. */
    public Reported within(Coded whole) {
        return new Reported(code, answer, noAnswer, parts, source, interpretation, whole);
    }

    public Reported {
        parts = List.copyOf(parts);
    }

    /** A component: its own question and answer. */
    public record Part(Coded code, Answer answer) {}

    /** An answer in any of the forms a result can take; empty forms where it took another. */
    public record Answer(Coded coded, Optional<Amount> amount, Optional<Span> span) {
        public static Answer none() {
            return new Answer(Coded.words(""), Optional.empty(), Optional.empty());
        }

        public boolean isEmpty() {
            return coded.isEmpty() && amount.isEmpty() && span.isEmpty();
        }
    }

    /** A quantity; {@code comparator} is FHIR's sign or empty, {@code unit} the UCUM code or what stands for it. */
    public record Amount(String comparator, BigDecimal value, String unit) {}

    /** A range as written: of positions, or of values in a unit. */
    public record Span(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) {}

    /** The answers of the parts that carry this LOINC code (or code of the reporting guide). */
    Stream<Answer> part(String code) {
        return parts.stream()
                .filter(part ->
                        part.code().codes().stream().anyMatch(c -> c.code().equals(code)))
                .map(Part::answer);
    }

    /** The same question with these words as its answer. */
    Reported answered(String words) {
        var answer = new Answer(Coded.words(words), Optional.empty(), Optional.empty());
        return new Reported(code, answer, false, parts, source, interpretation, about);
    }

    /** Whether the question carries this code. */
    boolean asks(String code) {
        return code().codes().stream().anyMatch(c -> c.code().equals(code));
    }
}
