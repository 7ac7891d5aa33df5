package org.companion.genomes;

/** Genomes cannot be kept on the shelf that is set, or are kept on one that is not; the message says in plain words why. */
public final class UnfitShelf extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public UnfitShelf(String words) {
        super(words);
    }

    public UnfitShelf(String words, Throwable cause) {
        super(words, cause);
    }
}
