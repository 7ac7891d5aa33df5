package org.companion.knowledge;

/** How loudly a card speaks, the loudest first. */
public enum Indicator {
    CRITICAL("critical"),
    WARNING("warning"),
    INFO("info");

    private final String code;

    Indicator(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
