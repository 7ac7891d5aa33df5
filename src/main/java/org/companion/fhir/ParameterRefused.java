package org.companion.fhir;

/** A parameter of an operation that cannot be read; the message names it and says what would be right. */
public final class ParameterRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ParameterRefused(String parameter, String words) {
        super("parameter " + parameter + ": " + words, null, false, false);
    }
}
