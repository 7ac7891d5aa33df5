package org.companion.announcing;

/** A Subscription that is not taken; the message says why, and what would be right. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }

    /** The same as words without a stack. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
