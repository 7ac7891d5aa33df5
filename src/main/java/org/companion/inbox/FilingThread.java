package org.companion.inbox;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Inbox;
import org.companion.fhir.Writing;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Files what has been accepted, in the order of arrival. What waits is filed many at a time in one transaction; where that
 * fails, one by one, so that a delivery that cannot be filed keeps no other from it. What is cut off by a stop is filed
 * after the start, and what had been filed and not yet written to disk is filed again: the ids are the same. Of several
 * servers on one database one files at a time; what another has filed is not filed again.
 */
final class FilingThread implements Filing {
    private static final Logger LOG = LoggerFactory.getLogger(FilingThread.class);
    private static final int AT_ONCE = 32;
    private static final int TRIES = 5;
    /** Up to so many waiting, a sender's answer waits for the filing: what it sent can be asked for then. */
    private static final int CALM = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FILED_AT_LEAST = Duration.ofMillis(500);
    private static final int AT_ONCE_BUSY = 2;
    /** Of more that wait, what they say is read again from the inbox. */
    private static final int HELD_READ = 1_000;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Writing writing;
    private final Clerk clerk;
    private final Journal journal;
    private final Clock clock;
    private final Rereading rereading;
    /** What was understood of entries that wait; not of those from before a start. */
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

    private final Thread thread = new Thread(this::work, "filing");
    private volatile boolean stopping;
    private final Rush rush = new Rush();
    private long lastRound = System.nanoTime();

    /** Reads an entry again from its payload. */
    @FunctionalInterface
    interface Rereading {
        Content of(Entry entry);
    }

    private record Waiting(Delivery delivery, CountDownLatch filed) {}

    FilingThread(Inbox inbox, Writing writing, Clerk clerk, Journal journal, Clock clock, Rereading rereading) {
        this.inbox = inbox;
        this.writing = writing;
        this.clerk = clerk;
        this.journal = journal;
        this.clock = clock;
        this.rereading = rereading;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(Duration.ofSeconds(20).toMillis());
    }

    @Override
    public void accepted(Entry entry, Delivery delivery) {
        rush.noted(System.nanoTime());
        var own = new Waiting(delivery, new CountDownLatch(1));
        if (waiting.size() >= HELD_READ) {
            return;
        }
        waiting.put(entry.number(), own);
        LockSupport.unpark(thread);
        if (waiting.size() > CALM) {
            return;
        }
        try {
            if (!own.filed().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A delivery is acknowledged before it is filed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                if (isBusy() && System.nanoTime() - lastRound < FILED_AT_LEAST.toNanos()) {
                    LockSupport.parkNanos(FILED_AT_LEAST.toNanos() / 16);
                } else if (!round()) {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            } catch (RuntimeException failed) {
                LOG.warn(
                        "Filing failed and will be tried again: {}",
                        failed.getClass().getName());
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    /** In a rush what comes in is taken first; some is filed all the same. */
    private boolean isBusy() {
        return rush.isOn(System.nanoTime());
    }

    /** Files what waits now; says whether to go on at once: not when nothing waited, or something could not be filed. */
    boolean round() {
        var awaited = Set.copyOf(waiting.keySet());
        var entries = inbox.accepted(0, isBusy() ? AT_ONCE_BUSY : AT_ONCE);
        lastRound = System.nanoTime();
        if (entries.isEmpty()) {
            awaited.forEach(this::settled); // another server was faster
            return false;
        }
        try {
            file(entries);
        } catch (RuntimeException failed) {
            if (isDown(failed)) {
                throw failed;
            }
            return entries.stream().map(this::alone).reduce(true, Boolean::logicalAnd);
        }
        return true;
    }

    private void file(List<Entry> entries) {
        var started = clock.instant();
        var filed = writing.together(() -> {
            var ours = inbox.claimed(entries.stream().map(Entry::number).toList());
            var claimed = entries.stream()
                    .filter(entry -> ours.contains(entry.number()))
                    .toList();
            claimed.forEach(this::inTransaction);
            return claimed;
        });
        var took = Duration.between(started, clock.instant()).dividedBy(entries.size());
        entries.forEach(entry -> settled(entry.number()));
        filed.forEach(entry -> journal.note(look(entry, took), List.of()));
    }

    private void settled(long number) {
        Optional.ofNullable(waiting.remove(number)).ifPresent(one -> one.filed().countDown());
    }

    private Look look(Entry entry, Duration took) {
        return new Look(
                UUID.fromString(entry.id()),
                entry.received(),
                Optional.of(entry.envelope().facility()).filter(name -> !name.isEmpty()),
                Optional.empty(),
                entry.patient().map(patient -> patient.value()),
                "inbox:" + entry.mouth(),
                Optional.of(entry.envelope().number()).filter(number -> !number.isEmpty()),
                200,
                0,
                0,
                took);
    }

    private void inTransaction(Entry entry) {
        var known = waiting.get(entry.number());
        var delivery = known == null ? reread(entry) : Optional.of(known.delivery());
        if (delivery.isEmpty() || entry.patient().isEmpty()) {
            inbox.moved(entry.number(), State.STUCK, Optional.empty(), "what was accepted cannot be read any more");
            return;
        }
        var outcome = clerk.file(entry, delivery.get(), entry.patient().get());
        inbox.moved(
                entry.number(),
                outcome.state(),
                Optional.empty(),
                outcome.detail().isEmpty() ? entry.detail() : outcome.detail());
    }

    private Optional<Delivery> reread(Entry entry) {
        return rereading.of(entry) instanceof Delivery delivery ? Optional.of(delivery) : Optional.empty();
    }

    private boolean alone(Entry entry) {
        try {
            file(List.of(entry));
            return true;
        } catch (RuntimeException failed) {
            if (isDown(failed)) {
                throw failed;
            }
            var tries = inbox.tried(
                    entry.number(), "could not be filed: " + failed.getClass().getSimpleName());
            if (tries >= TRIES) {
                inbox.moved(
                        entry.number(),
                        State.STUCK,
                        Optional.empty(),
                        "could not be filed: " + failed.getClass().getSimpleName());
                settled(entry.number());
                LOG.error("A delivery could not be filed: entry {} of the inbox", entry.id());
            }
            return false;
        }
    }

    /** SQL states of connections that failed (08), and of a server that stops or is not ready (57P). */
    private static boolean isOfConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** The database itself, not what is written, is why it failed. */
    private static boolean isDown(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof SQLTransientException
                    || (cause instanceof SQLException told && isOfConnection(told.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
