package org.companion.fhir;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes class names, SQL and stack lines out of a message, so that a caller reads only what concerns the request. */
public final class PlainWords {
    private static final Pattern CODE = Pattern.compile("HAPI-\\d+: ?");
    private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z][\\w]*\\.){2,}[A-Z][\\w$]*:? ?");
    private static final Pattern FAILURE = Pattern.compile("\\b[A-Z]\\w*(?:Exception|Error)\\b:? ?");
    private static final Pattern DATABASE = Pattern.compile("(?is)\\b(?:could not execute|SQL|HFJ_|JDBC).*");
    private static final Pattern WHERE = Pattern.compile("\\s+at \\[Source:[^\\]]*\\]|\\n\\s*at [\\w.$]+\\([^)]*\\)");
    private static final String NOTHING_LEFT = "The request cannot be processed";
    private static final int LONGEST = 500;

    private PlainWords() {}

    public static String of(@Nullable String message) {
        if (message == null) {
            return NOTHING_LEFT;
        }
        var text = message;
        for (var noise : new Pattern[] {WHERE, CODE, CLASS, FAILURE, DATABASE}) {
            text = noise.matcher(text).replaceAll("");
        }
        text = text.strip();
        if (text.isEmpty()) {
            return NOTHING_LEFT;
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
