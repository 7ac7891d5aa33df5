package org.companion.knowledge;

/** How strongly the source recommends it, the strongest first; apart from the level of its evidence. */
public enum Strength {
    STRONG("strong"),
    MODERATE("moderate"),
    OPTIONAL("optional"),
    NONE("none");

    private final String code;

    Strength(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
