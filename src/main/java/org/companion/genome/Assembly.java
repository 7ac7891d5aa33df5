package org.companion.genome;

import java.util.Optional;

/** A build of the human reference genome. */
public enum Assembly {
    GRCH37("GRCh37"),
    GRCH38("GRCh38");

    private final String label;

    Assembly(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The build that a label such as {@code GRCh38}, {@code GRCh38.p14} or {@code hg19} names. */
    public static Optional<Assembly> named(String text) {
        var lower = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("grch38") || lower.equals("hg38")) {
            return Optional.of(GRCH38);
        }
        return lower.startsWith("grch37") || lower.equals("hg19") ? Optional.of(GRCH37) : Optional.empty();
    }
}
