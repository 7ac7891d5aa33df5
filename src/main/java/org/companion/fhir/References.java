package org.companion.fhir;

import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.PatientId;

/** References as they are written: relative, absolute, with a version, contained, by UUID. */
public final class References {
    private static final Pattern LITERAL = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([^/|#?]+)(?:/_history/[^/]+)?");

    private References() {}

    /** {@code Type/id} whatever the base and version; other forms as they are. */
    public static String local(String reference) {
        var m = LITERAL.matcher(reference);
        return m.matches() ? m.group(1) + "/" + m.group(2) : reference;
    }

    /** The patient a reference names; a bare id counts as one. */
    public static Optional<PatientId> patient(String reference) {
        var m = LITERAL.matcher(reference);
        if (m.matches()) {
            return m.group(1).equals("Patient") ? Optional.of(new PatientId(m.group(2))) : Optional.empty();
        }
        return reference.isBlank() || reference.contains("/") || reference.contains(":") || reference.startsWith("#")
                ? Optional.empty()
                : Optional.of(new PatientId(reference));
    }
}
