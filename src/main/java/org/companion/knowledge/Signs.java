package org.companion.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Words;

/** How a condition or procedure is recognised: by the beginning of an ICD-10 code, or by words. */
public record Signs(Set<String> icd10, List<String> words) {
    private static final List<String> NOT_SO =
            List.of("family history", "no history of", "risk of", "ruled out", "rule out", "screening for");

    public Signs {
        icd10 = Set.copyOf(icd10);
        words = words.stream().map(Words::fold).toList();
    }

    /** Whether it is written there; what a family or a rule-out says does not count. */
    public boolean in(Coded written) {
        return written.codes().stream().anyMatch(this::isCode)
                || written.writings().anyMatch(this::isSaid);
    }

    private boolean isCode(Coded.Code code) {
        var system = code.system().toLowerCase(Locale.ROOT);
        var isIcd10 = system.contains("icd-10") || system.equals("urn:oid:2.16.840.1.113883.6.90");
        return isIcd10 && icd10.stream().anyMatch(code.code()::startsWith);
    }

    private boolean isSaid(String text) {
        var folded = Words.fold(text);
        return words.stream().anyMatch(phrase -> Words.contains(folded, phrase))
                && NOT_SO.stream().noneMatch(phrase -> Words.contains(folded, phrase));
    }
}
