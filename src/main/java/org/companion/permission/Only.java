package org.companion.permission;

import java.util.List;

/**
 * Narrows a grant to resources that have one of these values, such as {@code category=laboratory}.
 *
 * @param parameter a search parameter of {@link #KNOWN}
 * @param values as in a search: a code, or {@code system|code}
 */
public record Only(String parameter, List<String> values) {
    /** The parameters that scopes can be narrowed by here. */
    public static final List<String> KNOWN = List.of("category", "code", "status", "_security", "_tag");

    public Only {
        values = List.copyOf(values);
    }

    boolean fits(Shown shown) {
        return shown.codes(parameter).anyMatch(code -> values.stream().anyMatch(value -> isMeant(value, code)));
    }

    private static boolean isMeant(String value, Shown.Code code) {
        var bar = value.indexOf('|');
        if (bar < 0) {
            return code.code().equals(value);
        }
        return code.system().equals(value.substring(0, bar))
                && (bar + 1 == value.length() || code.code().equals(value.substring(bar + 1)));
    }
}
