package org.companion.announcing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements of the packs as this house uses them, and since when each says what it says. */
public interface StatementsInUse {
    /**
     * One of them.
     *
     * @param since when packs were taken in which it says what it says
     * @param isNew whether the packs before had no such statement; else it said something else there
     */
    record Used(String id, Instant since, boolean isNew) {}

    /** Notes what is in use from now on: statements by their ids, each with a digest of what it says. */
    void take(Map<String, String> digests, Instant now);

    /** Those that say what they say since then, or since later. */
    List<Used> since(Instant moment);

    /** When statements were last new or changed; empty where nothing was ever noted. */
    Optional<Instant> newest();
}
