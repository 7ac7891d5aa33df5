package org.companion.advice;

import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.UNREADABLE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.companion.chart.Chart;
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
                subject,
                false,
                bare(subject, result),
                Optional.empty(),
                Optional.of(source.reference()),
                source.preliminary());
    }

    /** A result that begins with its subject without it. */
    private static String bare(String subject, String result) {
        var begins = result.regionMatches(true, 0, subject + " ", 0, subject.length() + 1);
        var rest = begins ? result.substring(subject.length()).strip() : result;
        return rest.isEmpty() || !Character.isLetterOrDigit(rest.charAt(0)) ? result : rest;
    }

    /** What the order says itself. */
    static Grounds ordered(String subject, String result, Order order) {
        return new Grounds(subject, false, result, Optional.empty(), order.reference(), false);
    }

    static Grounds of(Gene gene, String result, Optional<String> phenotype, Source source) {
        return new Grounds(
                gene.symbol(), true, result, phenotype, Optional.of(source.reference()), source.preliminary());
    }

    /** Whether it is no older than is asked; without a day it is where any age will do. */
    static boolean isFresh(Source source, Optional<Integer> withinDays, LocalDate today) {
        return withinDays
                .map(days -> source.date()
                        .filter(date -> !date.isBefore(today.minusDays(days)))
                        .isPresent())
                .orElse(true);
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
    static <F> List<F> newest(List<F> results, Function<F, Source> source) {
        var last = results.stream()
                .reduce((one, other) -> source.apply(other).isAfter(source.apply(one)) ? other : one)
                .orElseThrow();
        return results.stream()
                .filter(found -> !source.apply(last).isAfter(source.apply(found)))
                .toList();
    }
}
