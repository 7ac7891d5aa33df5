package org.companion.rest;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.companion.rest.RequestLimits.Refused;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What a request asks by its address and, where that is a form, by its body: a search by POST is the same search. */
final class Form {
    private static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    /** The body has been read from the request before, which therefore does not know of it. */
    static Map<String, String[]> parameters(HttpServletRequest request, byte[] body) throws Refused {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (body.length == 0 || !type.strip().startsWith(TYPE)) {
            return request.getParameterMap();
        }
        try {
            return UrlUtil.parseQueryStrings(
                    Objects.requireNonNullElse(request.getQueryString(), ""),
                    new String(body, StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(
                    400,
                    IssueType.STRUCTURE,
                    "The form cannot be read: a percent sign must be followed by two hexadecimal digits");
        }
    }
}
