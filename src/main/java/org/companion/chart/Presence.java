package org.companion.chart;

/** What a test said of the thing it looked for. Only {@link #ABSENT} means that it was looked at and not there. */
public enum Presence {
    PRESENT("present"),
    ABSENT("absent"),
    NO_CALL("no call"),
    INDETERMINATE("indeterminate");

    private final String word;

    Presence(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
