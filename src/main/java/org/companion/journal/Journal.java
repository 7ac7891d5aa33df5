package org.companion.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where looks and cards are written down. What was noted before a question is seen by it. */
public interface Journal {
    /** Notes a call with the cards it showed, in this order. Returns without waiting for the disk. */
    void note(Look look, List<ShownCard> cards);

    /**
     * Which of these topics a patient's clinicians were shown about a drug in a stretch of time.
     *
     * @param patient logical id
     * @param from included
     * @param until excluded
     */
    Set<String> topicsShown(String patient, String drug, Instant from, Instant until);

    /**
     * Which of these cards one user was shown before for one patient, by topic and order digest.
     *
     * @param service that showed them
     * @param from included
     */
    Set<Seen> seenBy(String user, String patient, String service, Instant from);

    /** A topic about an order as it stood. */
    record Seen(String topic, String orderDigest) {}

    /** Reads the whole book again and holds each entry against its seal. */
    Checked check();

    /**
     * What became of the check.
     *
     * @param entries that bear a seal
     * @param last the newest seal, {@link Seal#NONE} where there is none: whoever noted it elsewhere can tell that nothing
     *     was cut off at the end
     * @param fault the first place where the book does not hold together, in words without data
     */
    record Checked(long entries, String last, Optional<String> fault) {}

    /** The newest looks first; at most {@code limit}. */
    List<Look> looks(Asked asked, int limit);

    /**
     * Which looks are asked for; empty members leave it open.
     *
     * @param from included
     * @param until excluded
     * @param before those that come after this one, which is newer: a further page
     * @param entity as {@code Type/id}: those that read or wrote it, or were about that patient
     */
    record Asked(
            Optional<String> patient,
            Optional<UUID> id,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Look> before,
            Optional<String> entity) {
        /** Of any resource. */
        public Asked(
                Optional<String> patient,
                Optional<UUID> id,
                Optional<Instant> from,
                Optional<Instant> until,
                Optional<Look> before) {
            this(patient, id, from, until, before, Optional.empty());
        }
    }
}
