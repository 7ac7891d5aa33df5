package org.companion.hl7;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The first segment as it stands, so that even a message that cannot be parsed gets an answer. Fields are empty strings
 * where they are not there.
 *
 * @param separator between fields
 * @param encoding the other four separators
 */
record Header(char separator, String encoding, List<String> fields) {
    private static final String USUAL = "^~\\&";

    /** Reads the MSH that the text begins with; the house's own header where it begins otherwise. */
    static Header of(String text) {
        if (!text.startsWith("MSH") || text.length() < 8 || !isSeparator(text.charAt(3))) {
            return new Header('|', USUAL, List.of());
        }
        var separator = text.charAt(3);
        var end = text.indexOf('\r');
        var line = end < 0 ? text : text.substring(0, end);
        var fields = List.of(
                line.substring(0, Math.min(line.length(), 8_192)).split(Pattern.quote(String.valueOf(separator)), -1));
        if (fields.size() > 1 && areSeparators(fields.get(1))) {
            return new Header(separator, fields.get(1), fields);
        }
        return USUAL.indexOf(separator) < 0 ? new Header(separator, USUAL, fields) : new Header('|', USUAL, List.of());
    }

    /** What is text or white space cannot stand between texts. */
    private static boolean isSeparator(int sign) {
        return sign > ' ' && sign < 127 && !Character.isLetterOrDigit(sign);
    }

    private static boolean areSeparators(String signs) {
        return (signs.length() == 4 || signs.length() == 5)
                && signs.chars().allMatch(Header::isSeparator)
                && signs.chars().distinct().count() == signs.length();
    }

    boolean isThere() {
        return !fields.isEmpty();
    }

    /** MSH-1 is the separator itself, so that MSH-2 is the first after it. */
    String field(int number) {
        return number - 1 < fields.size() ? fields.get(number - 1).strip() : "";
    }

    String component(int field, int number) {
        var parts = field(field).split(Pattern.quote(encoding.substring(0, 1)), -1);
        return number <= parts.length ? parts[number - 1].strip() : "";
    }
}
