package org.companion.bulk;

/** A job cannot go on, for a reason the caller should read. */
final class JobStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobStopped(String words) {
        super(words, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
