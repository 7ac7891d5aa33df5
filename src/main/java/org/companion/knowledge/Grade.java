package org.companion.knowledge;

/** How far evidence is to be trusted, the most trusted first; sources grade in their own words, see {@link #of}. */
public enum Grade {
    /** What a regulator or a guideline says. */
    RULE,
    /** Validated. */
    A,
    /** Clinical studies. */
    B,
    /** Single patients. */
    C;

    /** The grade of a source's own level: {@code A}, {@code B} and {@code C} are themselves, others are of rules. */
    public static Grade of(Evidence evidence) {
        return switch (evidence.level()) {
            case "A" -> A;
            case "B" -> B;
            case "C" -> C;
            default -> RULE;
        };
    }
}
