package org.companion.advice;

import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.UNREADABLE;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.genome.Gene;

/** States findings as grounds, and says what it means when there are none. */
final class Stated {
    private Stated() {}

    static Grounds of(Gene gene, String result, Source source) {
        return new Grounds(
                gene.symbol(), true, result, Optional.empty(), Optional.of(source.reference()), source.preliminary());
    }

    static Grounds of(String subject, String result, Source source) {
        return new Grounds(
                subject, false, result, Optional.empty(), Optional.of(source.reference()), source.preliminary());
    }

    static Grounds of(Gene gene, String result, Optional<String> phenotype, Source source) {
        return new Grounds(
                gene.symbol(), true, result, phenotype, Optional.of(source.reference()), source.preliminary());
    }

    static String word(Presence presence) {
        return switch (presence) {
            case PRESENT -> "found";
            case ABSENT -> "not found";
            case NO_CALL, INDETERMINATE -> presence.word();
        };
    }

    /** The results about a subject that could not be read. */
    static List<Unreadable> unread(Chart chart, Predicate<String> subject) {
        return chart.findings(Unreadable.class)
                .filter(found -> found.about().stream().anyMatch(subject))
                .toList();
    }

    /** Nothing answers it: not tested, unless a result about it is there that could not be read. */
    static Verdict notAnswered(String need, List<Unreadable> unread) {
        if (unread.isEmpty()) {
            return new Verdict.NotKnown(need, NOT_TESTED, List.of());
        }
        return new Verdict.NotKnown(
                need,
                UNREADABLE,
                unread.stream()
                        .map(found -> of(need, "not readable: " + found.what(), found.source()))
                        .toList());
    }

    /** The newest results; several where they are of the same day or undated. */
    static <F extends Finding> List<F> newest(List<F> results) {
        var last = results.stream()
                .reduce((one, other) -> other.source().isAfter(one.source()) ? other : one)
                .orElseThrow();
        return results.stream()
                .filter(found -> !last.source().isAfter(found.source()))
                .toList();
    }
}
