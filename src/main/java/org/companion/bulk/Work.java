package org.companion.bulk;

import java.io.IOException;

/** How jobs of one kind are done: in small steps, each of which begins at what has been recorded. */
interface Work {
    /** Does the next step and tells whether it was the last. */
    boolean step(Job job) throws IOException;

    /** Whether this server has what the job needs. */
    default boolean isForThisServer(Job job) {
        return true;
    }
}
