package org.companion.genomes;

/** The shelf that genomes lie on does not answer, or not in time; what was asked may be asked again later. */
public final class ShelfAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ShelfAway(String words, Throwable cause) {
        super(words, cause);
    }
}
