package org.companion.genome;

import java.util.Optional;

/** The bases of the reference genome, where a site has mounted it. */
public interface Sequence {
    /** No reference is there. */
    Sequence NONE = interval -> Optional.empty();

    /** The bases of the interval, upper-case; empty where its contig is not there or it reaches out of it. */
    Optional<String> bases(Interval interval);
}
