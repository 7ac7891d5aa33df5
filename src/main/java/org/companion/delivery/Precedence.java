package org.companion.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of two versions of a report counts: the one that was made later, by when its results were reported and then by
 * when its message was made. What cannot be told apart so is taken in the order of arrival, but that a preliminary
 * version does not follow one that was final.
 */
public record Precedence(Optional<Instant> issued, Optional<Instant> sent, Standing standing) {
    /** Whether this version, which arrives after the other, takes its place. */
    public boolean follows(Precedence kept) {
        var byIssue = compared(issued, kept.issued);
        var order = byIssue != 0 ? byIssue : compared(sent, kept.sent);
        return order > 0 || (order == 0 && !(isProvisional(standing) && !isProvisional(kept.standing)));
    }

    private static boolean isProvisional(Standing standing) {
        return standing == Standing.PRELIMINARY || standing == Standing.REGISTERED;
    }

    private static int compared(Optional<Instant> mine, Optional<Instant> theirs) {
        return mine.isPresent() && theirs.isPresent() ? mine.get().compareTo(theirs.get()) : 0;
    }
}
