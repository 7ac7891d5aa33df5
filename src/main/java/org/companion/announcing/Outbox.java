package org.companion.announcing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.companion.announcing.Announcement.Kind;
import org.companion.announcing.Event.Numbered;
import org.companion.chart.PatientId;

/** What is to be told and to whom, kept so that it outlives the process. */
public interface Outbox {
    /** Those who asked and were not refused, whatever their status. */
    List<Subscriber> subscribers();

    /**
     * Does work in one transaction, one process at a time. Events that it has added are on disk when this returns.
     */
    <T> T inTurn(Supplier<T> work);

    /** The next announcement to be looked at; to be called in turn. */
    Optional<Announcement> next(Instant now);

    /** Whether another announcement of this kind waits for the patient. */
    boolean isPending(Kind kind, PatientId patient);

    void note(Kind kind, Collection<PatientId> patients, Instant now);

    void drop(Announcement done);

    /** Has it looked at later, since it could not be now. */
    void postpone(Announcement failed, Instant until);

    void add(Collection<Event.For> events);

    /**
     * Takes events of a subscriber whose time has come, and which no earlier one of the same line holds back; nobody else
     * gets them until the lease is over.
     */
    List<Numbered> claim(String subscriber, int most, Instant now, Duration lease);

    void sent(String subscriber, Collection<Numbered> events, Instant now);

    /** Not taken: tried again at that time. */
    void failed(String subscriber, Numbered event, String why, Instant again);

    /** Not taken for too long: not tried again until somebody asks for it. */
    void dead(String subscriber, Numbered event, String why, Instant now);

    /** How many events the subscriber has had so far, told or not. */
    long events(String subscriber);

    /** When its trying began: when it was made, or asked for again. */
    Instant triedSince(String subscriber, Numbered event);

    /** Takes on the greeting of a subscriber, or its heartbeat, which is next due at that time; false: another did. */
    boolean takeTurn(String subscriber, Instant now, Instant next);

    /** The packs by which advice was last compared, each with version and hash; empty: it never was. */
    Set<String> packs();

    /** Their statements, each with a digest of what it says. */
    Map<String, String> statements();

    void keep(Set<String> packs, Map<String, String> statements);

    /** Events of a subscriber by their numbers, both ends included, in order; those told long ago are forgotten. */
    List<Numbered> between(String subscriber, long from, long until, int most);

    /** Has dead letters tried again: the one with this number, or all. Says how many. */
    int replay(String subscriber, Optional<Long> number, Instant now);

    /** How many announcements and events wait to be told. */
    long waiting();

    /** How many dead letters there are. */
    long dead();

    /** How many dead letters of this subscriber there are, and what the last failure was. */
    Standing standing(String subscriber);

    /**
     * How it stands with a subscriber.
     *
     * @param waiting events
     * @param failure of the last event that could not be told and is not told yet
     */
    record Standing(long waiting, long dead, Optional<String> failure) {}

    /** Forgets what was sent before this. */
    void tidy(Instant before);
}
