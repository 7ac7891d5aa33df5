package org.companion.store;

/** The database cannot be used by this release; the message says in plain words why, and what to do. */
final class UnfitDatabase extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnfitDatabase(String words) {
        super(words);
    }

    UnfitDatabase(String words, Throwable cause) {
        super(words, cause);
    }
}
