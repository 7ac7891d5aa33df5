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
    /** Reads the MSH that the text begins with; the house's own header where it begins otherwise. */
    static Header of(String text) {
        if (!text.startsWith("MSH") || text.length() < 8) {
            return new Header('|', "^~\\&", List.of());
        }
        var separator = text.charAt(3);
        var end = text.indexOf('\r');
        var line = end < 0 ? text : text.substring(0, end);
        var fields = List.of(
                line.substring(0, Math.min(line.length(), 8_192)).split(Pattern.quote(String.valueOf(separator)), -1));
        var encoding = fields.size() > 1 && fields.get(1).length() >= 3 ? fields.get(1) : "^~\\&";
        return new Header(separator, encoding, fields);
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
