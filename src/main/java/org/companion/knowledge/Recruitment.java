package org.companion.knowledge;

/** Whether a trial takes patients. */
public enum Recruitment {
    OPEN("open"),
    /** It may or may not: nobody has looked, or what was seen is old. */
    UNKNOWN("unknown"),
    CLOSED("closed");

    private final String code;

    Recruitment(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
