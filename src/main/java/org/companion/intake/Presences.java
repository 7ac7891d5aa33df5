package org.companion.intake;

import static java.util.Map.entry;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.INDETERMINATE;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            entry("IND", INDETERMINATE));

    /** In this order: a text that says "not detected" also says "detected". */
    private static final List<Map.Entry<String, Presence>> WORDS = List.of(
            entry("no call", NO_CALL),
            entry("not performed", NO_CALL),
            entry("test failed", NO_CALL),
            entry("failed", NO_CALL),
            entry("insufficient", NO_CALL),
            entry("not evaluable", NO_CALL),
            entry("indeterminate", INDETERMINATE),
            entry("inconclusive", INDETERMINATE),
            entry("equivocal", INDETERMINATE),
            entry("borderline", INDETERMINATE),
            entry("not detected", ABSENT),
            entry("undetected", ABSENT),
            entry("none detected", ABSENT),
            entry("not found", ABSENT),
            entry("not identified", ABSENT),
            entry("none identified", ABSENT),
            entry("not present", ABSENT),
            entry("not amplified", ABSENT),
            entry("no amplification", ABSENT),
            entry("no mutation", ABSENT),
            entry("no mutations", ABSENT),
            entry("no variant", ABSENT),
            entry("no variants", ABSENT),
            entry("no pathogenic", ABSENT),
            entry("no fusion", ABSENT),
            entry("no rearrangement", ABSENT),
            entry("unmutated", ABSENT),
            entry("non mutated", ABSENT),
            entry("wild type", ABSENT),
            entry("wildtype", ABSENT),
            entry("wt", ABSENT),
            entry("negative", ABSENT),
            entry("neg", ABSENT),
            entry("absent", ABSENT),
            entry("detected", PRESENT),
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
        return answer.codes().stream()
                .flatMap(code -> Optional.ofNullable(CODES.get(code.code())).stream())
                .findFirst()
                .or(() -> Stream.concat(
                                Stream.of(answer.text()),
                                answer.codes().stream().map(Coded.Code::display))
                        .flatMap(text -> in(text).stream())
                        .findFirst());
    }

    /** What running text says; the first of the words above that stands in it. */
    static Optional<Presence> in(String text) {
        var folded = Words.fold(text);
        return WORDS.stream()
                .filter(word -> Words.contains(folded, word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
