package org.companion.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Words;

/** How a condition or procedure is recognised: by the beginning of an ICD-10 code, or by words. */
public record Signs(Set<String> icd10, List<String> words) {
    private static final List<String> NOT_SO =
            List.of(" family history ", " no history of ", " risk of ", " ruled out ", " rule out ", " screening for ");

    public Signs {
        icd10 = Set.copyOf(icd10);
        words = words.stream().map(Signs::apart).toList();
    }

    /** Folded, and set apart by spaces, so that only whole words are found. */
    private static String apart(String text) {
        return " " + Words.fold(text) + " ";
    }

    /** What is written of a condition or procedure, its words folded once. */
    public record Written(Coded coded, List<String> folded) {
        public static Written of(Coded coded) {
            return new Written(coded, coded.writings().map(Signs::apart).toList());
        }
    }

    /** Whether it is written there; what a family or a rule-out says does not count. */
    public boolean in(Written written) {
        return written.coded().codes().stream().anyMatch(this::isCode)
                || written.folded().stream().anyMatch(this::isSaid);
    }

    private boolean isCode(Coded.Code code) {
        if (icd10.isEmpty()) {
            return false;
        }
        var system = code.system().toLowerCase(Locale.ROOT);
        var isIcd10 = system.contains("icd-10") || system.equals("urn:oid:2.16.840.1.113883.6.90");
        return isIcd10 && icd10.stream().anyMatch(code.code()::startsWith);
    }

    private boolean isSaid(String text) {
        for (var phrase : words) {
            if (text.contains(phrase)) {
                return NOT_SO.stream().noneMatch(text::contains);
            }
        }
        return false;
    }
}
