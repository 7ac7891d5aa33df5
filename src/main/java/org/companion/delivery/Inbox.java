package org.companion.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.delivery.Entry.State;

/** Where everything that was delivered is kept. */
public interface Inbox {
    /** The payload that came under this number from this sender, if one did. */
    Optional<Entry> known(Envelope envelope);

    /**
     * Keeps a payload with what its sender is told; it outlives the process when the call returns. The entry's number is
     * not looked at.
     *
     * @param keyed whether repetitions are known by the envelope; what bore the number before no longer does so
     * @return as it is kept; empty when another payload came under the same number at the same moment
     */
    Optional<Entry> keep(Entry entry, Payload payload, boolean keyed);

    /** Sets how far it has got. */
    void moved(long number, State state, Optional<PatientId> patient, String detail);

    /** Notes that it could not be filed this time; says how often now. */
    int tried(long number, String detail);

    /** Those that wait to be filed, in the order of arrival, after this number. */
    List<Entry> accepted(long after, int most);

    /**
     * Which of these still wait to be filed. They belong to the caller's transaction until it ends: another server that
     * asks for one of them waits, and then does not get what was filed.
     */
    Set<Long> claimed(Collection<Long> numbers);

    Optional<Entry> entry(String id);

    Payload payload(long number);

    /** The newest first, of these states, before this number. */
    List<Entry> list(Set<State> states, long before, int most);

    /** How many are in a state. */
    long count(State state);
}
