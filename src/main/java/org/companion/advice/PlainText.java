package org.companion.advice;

import java.util.regex.Pattern;

/** Text from outside, made harmless for where it is shown. */
public final class PlainText {
    private static final Pattern NO_LETTER = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

    private PlainText() {}

    /** On one line of plain text, without signs that a careless reader could take for markup. */
    public static String inLine(String text) {
        return oneLine(text.replace('<', '‹').replace('>', '›'));
    }

    /** In Markdown, without the signs that Markdown or HTML would act on. */
    public static String inMarkdown(String text) {
        var out = new StringBuilder(text.length());
        for (var c : oneLine(text).toCharArray()) {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '*', '_', '[', ']', '`', '\\' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** At most so many characters, never through the middle of one that takes two. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private static String oneLine(String text) {
        return NO_LETTER.matcher(text).replaceAll(" ").strip();
    }
}
