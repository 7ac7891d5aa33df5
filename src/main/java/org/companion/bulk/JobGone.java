package org.companion.bulk;

/** The job was cancelled while it was worked on. */
final class JobGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobGone() {
        super("the job was cancelled", null, false, false);
    }
}
