package org.companion.knowledge;

/** What a statement advises, the most urgent first; the codes are those of the advice contract. */
public enum Category {
    AVOID("avoid", "do not give"),
    ALTERNATIVE("alternative", "choose another drug"),
    DOSE_CHANGE("dose-change", "give at another dose"),
    CAUTION("caution", "give with caution"),
    MONITOR("monitor", "give and monitor"),
    TEST_FIRST("test-first", "test first"),
    SUPPORTS("supports", "supported"),
    NO_BENEFIT("no-benefit", "no benefit expected"),
    RESISTANCE("resistance", "resistance expected"),
    REDUCED_SENSITIVITY("reduced-sensitivity", "weaker response expected"),
    PART_OF_TUMOUR("part-of-tumour", "only part of the tumour carries the marker"),
    TRIAL("trial", "trial open to this finding"),
    STANDARD("standard", "usual care"),
    NO_RECOMMENDATION("no-recommendation", "no recommendation");

    private final String code;
    private final String words;

    Category(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** Whether it asks somebody to do or weigh something; usual care and silence of a source do not. */
    public boolean isActionable() {
        return switch (this) {
            case STANDARD, NO_RECOMMENDATION -> false;
            default -> true;
        };
    }

    /** Whether it speaks for the drug rather than against it or for a change. */
    public boolean isQuiet() {
        return this == SUPPORTS || !isActionable();
    }
}
