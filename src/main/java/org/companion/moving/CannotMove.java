package org.companion.moving;

/** The copy cannot be made, for a reason the operator should read. */
public final class CannotMove extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotMove(String words) {
        super(words);
    }

    CannotMove(String words, Throwable cause) {
        super(words, cause);
    }

    /** In words for the operator. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
