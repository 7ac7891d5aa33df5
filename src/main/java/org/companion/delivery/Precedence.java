package org.companion.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of two versions of a report counts: the one that was made later, by when its results were reported and then by
 * when its message was made. What cannot be told apart so is taken in the order of arrival, but that a version does not
 * follow one that had got further: a final result that is sent again does not undo its correction.
 */
public record Precedence(Optional<Instant> issued, Optional<Instant> sent, Standing standing) {
    /** Whether this version, which arrives after the other, takes its place. */
    public boolean follows(Precedence kept) {
        var byIssue = compared(issued, kept.issued);
        var order = byIssue != 0 ? byIssue : compared(sent, kept.sent);
        return order > 0 || (order == 0 && reached(standing) >= reached(kept.standing));
    }

    private static int reached(Standing standing) {
        return switch (standing) {
            case REGISTERED -> 0;
            case PRELIMINARY -> 1;
            case FINAL -> 2;
            case AMENDED, CORRECTED -> 3;
            case CANCELLED, IN_ERROR -> 4;
        };
    }

    private static int compared(Optional<Instant> mine, Optional<Instant> theirs) {
        return mine.isPresent() && theirs.isPresent() ? mine.get().compareTo(theirs.get()) : 0;
    }
}
