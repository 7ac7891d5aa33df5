package org.companion.intake;

import static java.util.Map.entry;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.INDETERMINATE;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Presence;
import org.companion.chart.Words;

/** The words and answer codes for present, absent and not known (LOINC answer lists LL1971-2 and LL360-9). */
final class Presences {
    private static final Map<String, Presence> CODES = Map.ofEntries(
            entry("LA9633-4", PRESENT),
            entry("LA9634-2", ABSENT),
            entry("LA18198-4", NO_CALL),
            entry("LA11884-6", INDETERMINATE),
            entry("LA6576-8", PRESENT),
            entry("LA6577-6", ABSENT),
            entry("LA11882-0", PRESENT),
            entry("LA11883-8", ABSENT),
            entry("POS", PRESENT),
            entry("NEG", ABSENT),
            entry("DET", PRESENT),
            entry("ND", ABSENT),
            entry("IND", INDETERMINATE));

    private static final List<Map.Entry<String, Presence>> NOT_KNOWN = List.of(
            entry("no call", NO_CALL),
            entry("not performed", NO_CALL),
            entry("test failed", NO_CALL),
            entry("failed", NO_CALL),
            entry("insufficient", NO_CALL),
            entry("not sufficient", NO_CALL),
            entry("qns", NO_CALL),
            entry("not done", NO_CALL),
            entry("not tested", NO_CALL),
            entry("pending", NO_CALL),
            entry("not evaluable", NO_CALL),
            entry("indeterminate", INDETERMINATE),
            entry("inconclusive", INDETERMINATE),
            entry("equivocal", INDETERMINATE),
            entry("borderline", INDETERMINATE));

    private static final String FOUND = "(?:detected|detectable|found|identified|present|seen|observed|positive|mutated"
            + "|mutant|amplified|rearranged|carry|carried|carrier)";
    private static final String THING =
            "(?:mutations?|variants?|pathogenic|fusions?|rearrangements?|translocations?|amplifications?|evidence)";

    /** A negation and, a few words on, what it negates: "no EGFR mutation was detected", "not clearly identified". */
    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:(?:no|none|neither|without|absence of)(?: \\S+){0,6}? (?:" + FOUND + "|" + THING
                    + ")|not(?: \\S+){0,2}? " + FOUND + "|non " + FOUND + ")\\b");

    private static final Pattern OPENING = Pattern.compile("^(?:no|none|neither|without|negative for|absence of)\\b");
    private static final Pattern SAID_FOUND = Pattern.compile("\\b" + FOUND + "\\b");

    /** In this order: "negative for" may stand beside a word of the other list. */
    private static final List<Map.Entry<String, Presence>> KNOWN = List.of(
            entry("undetected", ABSENT),
            entry("undetectable", ABSENT),
            entry("unmutated", ABSENT),
            entry("wild type", ABSENT),
            entry("wildtype", ABSENT),
            entry("wt", ABSENT),
            entry("negative", ABSENT),
            entry("neg", ABSENT),
            entry("absent", ABSENT),
            entry("detected", PRESENT),
            entry("detectable", PRESENT),
            entry("carrier", PRESENT),
            entry("present", PRESENT),
            entry("positive", PRESENT),
            entry("pos", PRESENT),
            entry("found", PRESENT),
            entry("identified", PRESENT),
            entry("mutated", PRESENT),
            entry("mutant", PRESENT),
            entry("amplified", PRESENT),
            entry("rearranged", PRESENT));

    private Presences() {}

    /** What the answer says; empty when it says neither. */
    static Optional<Presence> of(Coded answer) {
        return coded(answer)
                .or(() -> Stream.concat(
                                Stream.of(answer.text()),
                                answer.codes().stream().map(Coded.Code::display))
                        .flatMap(text -> in(text).stream())
                        .findFirst());
    }

    /** What the codes of the answer say, and where it has a text the displays beside it; not the text itself. */
    static Optional<Presence> besideText(Coded answer) {
        return answer.text().isBlank() ? coded(answer) : of(new Coded(answer.codes(), ""));
    }

    private static Optional<Presence> coded(Coded answer) {
        return answer.codes().stream()
                .flatMap(code -> Optional.ofNullable(CODES.get(code.code())).stream())
                .findFirst();
    }

    /** What running text says; that something is not known is stronger than a no, and a no than a yes. */
    static Optional<Presence> in(String text) {
        var folded = Words.fold(text);
        return first(NOT_KNOWN, folded)
                .or(() -> NEGATED.matcher(folded).find() ? Optional.of(ABSENT) : first(KNOWN, folded));
    }

    /** Whether the text begins with a negation that the words after it go on: "no KRAS", "negative for KRAS". */
    static boolean opensNegation(String text) {
        var folded = Words.fold(text);
        return OPENING.matcher(folded).find() && !SAID_FOUND.matcher(folded).find();
    }

    private static Optional<Presence> first(List<Map.Entry<String, Presence>> words, String folded) {
        return words.stream()
                .filter(word -> Words.contains(folded, word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
