package org.companion.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genome.VariantName;
import org.companion.genome.VariantNames;

/** Reads where on a reference sequence a variant lies, from the components of the reporting guide. */
final class Positions {
    private static final Pattern BASES = Pattern.compile("[ACGTNacgtn]*");

    /** No human chromosome is longer. */
    private static final int LAST_BASE = 300_000_000;

    private Positions() {}

    /**
     * The change as SPDI: from 81252-9 where it is one, else from reference sequence, alleles and start (zero-based
     * with LA30100-4 or LA30101-2, otherwise one-based). Empty when a part is missing or is no sequence of bases.
     */
    static Optional<Spdi> of(Reported reported) {
        return reported.part(Codes.DISCRETE_VARIANT)
                .flatMap(answer -> answer.coded().writings())
                .flatMap(text -> Spdi.parse(text).stream())
                .findFirst()
                .or(() -> fromParts(reported));
    }

    /** The change by a name that the result carries: HGVS of a chromosome, or of a transcript that is known. */
    static Optional<Spdi> named(Reported reported, VariantNames names) {
        return Stream.of(Codes.GENOMIC_HGVS, Codes.CODING_HGVS, Codes.DISCRETE_VARIANT)
                .flatMap(reported::part)
                .flatMap(answer -> answer.coded().writings())
                .flatMap(text -> names.allele(text).stream())
                .map(VariantName.Allele::change)
                .findFirst();
    }

    /**
     * The reach of a structural variant: its outer and inner bounds, else its exact start and end. Empty when neither is
     * told.
     */
    static Optional<Reach> reach(Reported reported) {
        var inner = interval(reported, Codes.INNER_START_END);
        return interval(reported, Codes.OUTER_START_END)
                .map(outer -> new Reach(outer, inner))
                .or(() -> interval(reported, Codes.EXACT_START_END).map(exact -> new Reach(exact, Optional.of(exact))))
                .or(() -> inner.map(least -> new Reach(least, inner)));
    }

    private static Optional<Interval> interval(Reported reported, String code) {
        var contig = text(reported, Codes.REFERENCE_SEQUENCE);
        var span = reported.part(code).flatMap(answer -> answer.span().stream()).findFirst();
        var start = span.flatMap(Reported.Span::low).flatMap(low -> start(low, zeroBased(reported)));
        var end = span.flatMap(Reported.Span::high).flatMap(high -> start(high, true));
        if (contig.isEmpty() || start.isEmpty() || end.isEmpty() || end.get() < start.get()) {
            return Optional.empty();
        }
        return Optional.of(new Interval(new Contig(contig.get()), start.get(), end.get()));
    }

    private static boolean zeroBased(Reported reported) {
        return reported.part(Codes.COORDINATE_SYSTEM)
                .flatMap(answer -> answer.coded().writings())
                .anyMatch(Codes.ZERO_BASED::contains);
    }

    private static Optional<Spdi> fromParts(Reported reported) {
        var contig = text(reported, Codes.REFERENCE_SEQUENCE);
        var deleted = text(reported, Codes.REFERENCE_ALLELE)
                .filter(t -> BASES.matcher(t).matches());
        var inserted = text(reported, Codes.ALTERNATE_ALLELE)
                .filter(t -> BASES.matcher(t).matches());
        var low = reported.part(Codes.EXACT_START_END)
                .flatMap(answer -> answer.span().flatMap(Reported.Span::low).stream())
                .findFirst();
        if (contig.isEmpty() || deleted.isEmpty() || inserted.isEmpty() || low.isEmpty()) {
            return Optional.empty();
        }
        return start(low.get(), zeroBased(reported))
                .map(start -> new Spdi(new Contig(contig.get()), start, deleted.get(), inserted.get()));
    }

    private static Optional<Integer> start(BigDecimal low, boolean zeroBased) {
        try {
            var start = low.intValueExact() - (zeroBased ? 0 : 1);
            return start < 0 || start > LAST_BASE ? Optional.empty() : Optional.of(start);
        } catch (ArithmeticException noWholeNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Reported reported, String code) {
        return reported.part(code).flatMap(answer -> answer.coded().writings()).findFirst();
    }
}
