package org.companion.inquiry;

import java.util.List;
import org.companion.genome.Interval;

/**
 * Where, of a place that was asked about, a patient's tests did not look or looked in vain. All intervals lie on the
 * build of the question.
 *
 * @param notStudied parts that no test looked at
 * @param uncallable parts that were looked at in vain
 * @param untold whether no test says where it looked, so that nothing is known of this
 */
public record Looked(List<Interval> notStudied, List<Interval> uncallable, boolean untold) {
    public Looked {
        notStudied = List.copyOf(notStudied);
        uncallable = List.copyOf(uncallable);
    }

    /** All of it was looked at, as far as the tests tell. */
    public static Looked everywhere() {
        return new Looked(List.of(), List.of(), false);
    }

    public static Looked nobodySays() {
        return new Looked(List.of(), List.of(), true);
    }
}
