package org.companion.bulk;

/** The job was cancelled while it was worked on, or another server has gone on with it. */
final class JobGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobGone() {
        super("the job is not ours any more", null, false, false);
    }
}
