package org.companion.chart;

import java.util.Locale;

/** Brings names to one form for comparison: lower case, single spaces, American spelling, no punctuation. */
public final class Words {
    /** British spellings, each followed by the American one. */
    private static final String[] BRITISH = {
        "leukaemi", "leukemi",
        "anaemi", "anemi",
        "tumour", "tumor",
        "oesophag", "esophag",
        "haem", "hem",
        "paediatr", "pediatr",
        "metaboliser", "metabolizer"
    };

    private Words() {}

    /** Lower case, single spaces, American spelling; everything but letters, digits and plus signs is a space. */
    public static String fold(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            var c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+') {
                folded.append(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return american(folded.toString().stripTrailing());
    }

    private static String american(String folded) {
        var spelt = folded;
        for (int i = 0; i < BRITISH.length; i += 2) {
            if (spelt.contains(BRITISH[i])) {
                spelt = spelt.replace(BRITISH[i], BRITISH[i + 1]);
            }
        }
        return spelt;
    }

    /** Whether {@code phrase} stands in {@code text} as whole words; both folded. */
    public static boolean contains(String text, String phrase) {
        return (" " + text + " ").contains(" " + phrase + " ");
    }
}
