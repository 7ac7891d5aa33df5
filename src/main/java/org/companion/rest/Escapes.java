package org.companion.rest;

import java.util.regex.Pattern;
import org.companion.rest.RequestLimits.Refused;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** The percent signs of an address. */
final class Escapes {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String NULL = "%00";

    private Escapes() {}

    /** Refuses a query whose percent signs stand for nothing, or for the sign that no database keeps. */
    static void check(@Nullable String query) throws Refused {
        if (query == null) {
            return;
        }
        if (BROKEN.matcher(query).find()) {
            throw new Refused(
                    400,
                    IssueType.STRUCTURE,
                    "The address cannot be read: a percent sign must be followed by two hexadecimal digits");
        }
        if (query.contains(NULL)) {
            throw new Refused(400, IssueType.STRUCTURE, "The address holds a null character (%00)");
        }
    }
}
