package org.companion.journal;

import java.time.Instant;
import java.util.List;

/** Where feedback is kept, and what it adds up to. */
public interface Feedbacks {
    /** Keeps what became of cards; it is on disk when the call returns. The same told again changes nothing. */
    void keep(List<Feedback> feedback);

    /**
     * What became of the cards shown in a stretch of time, by statement, the most shown first.
     *
     * @param from included
     * @param until excluded
     */
    Summary summary(Instant from, Instant until);

    /**
     * @param unknownCards how many cards were reported on that this house has not shown
     */
    record Summary(List<StatementCount> statements, long unknownCards) {
        public Summary {
            statements = List.copyOf(statements);
        }
    }
}
