package org.companion.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which formats answers may be asked for in: JSON and XML of FHIR R4. */
final class Formats {
    private static final Pattern FORMAT = Pattern.compile("(?:^|&)_format=([^&]*)");
    private static final Pattern VERSION = Pattern.compile("fhirversion\\s*=\\s*\"?([0-9.]+)");
    private static final Pattern TURTLE = Pattern.compile("turtle|ttl|rdf|triples");
    /** Answered as they are kept, in any type. */
    private static final Pattern BINARY = Pattern.compile(".*/Binary(/[^/]+)*");

    private Formats() {}

    /** Whether none of the formats that a request would take can be spoken. */
    static boolean isNoneSpoken(HttpServletRequest request) {
        var query = request.getQueryString();
        var asked = query == null ? null : FORMAT.matcher(query);
        if (asked != null && asked.find()) {
            return !asked.group(1).isEmpty()
                    && !isSpoken(asked.group(1).replace("%2F", "/").replace("%2f", "/"));
        }
        var accept = request.getHeader("Accept");
        return accept != null
                && !accept.isBlank()
                && !BINARY.matcher(request.getRequestURI()).matches()
                && Arrays.stream(accept.split(",")).noneMatch(Formats::isSpoken);
    }

    private static boolean isSpoken(String type) {
        var lower = type.toLowerCase(Locale.ROOT);
        var version = VERSION.matcher(lower);
        var isR4 = !version.find() || version.group(1).startsWith("4.0");
        return isR4
                && (lower.contains("json")
                        || lower.contains("xml")
                        || lower.strip().startsWith("*")
                        || lower.strip().startsWith("application/*"));
    }

    /** Whether a body is written in a format of FHIR that this server does not read. */
    static boolean isTurtle(@Nullable String type) {
        return TURTLE.matcher(Objects.requireNonNullElse(type, "")).find();
    }
}
