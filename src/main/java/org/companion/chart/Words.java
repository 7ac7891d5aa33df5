package org.companion.chart;

import java.util.Locale;
import java.util.regex.Pattern;

/** Brings names to one form for comparison: lower case, single spaces, American spelling, no punctuation. */
public final class Words {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9+]+");

    private Words() {}

    /** Lower case, single spaces, American spelling; everything but letters, digits and plus signs is a space. */
    public static String fold(String text) {
        var folded = NOT_A_WORD
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return folded.replace("leukaemi", "leukemi")
                .replace("anaemi", "anemi")
                .replace("tumour", "tumor")
                .replace("oesophag", "esophag")
                .replace("haem", "hem")
                .replace("paediatr", "pediatr")
                .replace("metaboliser", "metabolizer");
    }

    /** Whether {@code phrase} stands in {@code text} as whole words; both folded. */
    public static boolean contains(String text, String phrase) {
        return (" " + text + " ").contains(" " + phrase + " ");
    }
}
