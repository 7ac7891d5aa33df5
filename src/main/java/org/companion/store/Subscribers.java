package org.companion.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.companion.announcing.Interest;
import org.companion.announcing.Subscriber;
import org.companion.announcing.SubscriptionReader;
import org.companion.announcing.Topic;
import org.companion.fhir.CallerJson;
import org.companion.fhir.Json;
import org.companion.permission.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The subscriptions that were taken, kept in memory: every write asks what has to be noted for them. Where other processes
 * write to the database too, each transaction asks once whether they changed any, so that what is written after a
 * Subscription was taken is noted for it, whichever server took it.
 */
final class Subscribers {
    private static final String BASELINE =
            "insert into announcement (kind, weight, patient_id, focus_type, focus_id, version, made_at, not_before)"
                    + " select 'baseline', 2, patient_id, '', '', 0, cast(? as timestamp with time zone),"
                    + " cast(? as timestamp with time zone) from chart_version";

    private final JdbcOperations database;
    private final SubscriptionReader reader;
    private final boolean alone;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Kept kept;

    /** {@code change}: how often any had changed before they were read. */
    private record Kept(List<Subscriber> all, Interest interest, Instant until, long change) {}

    /** {@code alone}: whether no other process writes to the database. */
    Subscribers(JdbcOperations database, SubscriptionReader reader, boolean alone, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.alone = alone;
        this.clock = clock;
    }

    List<Subscriber> all() {
        return kept().all();
    }

    Interest interest() {
        return kept().interest();
    }

    private Kept kept() {
        if (alone || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return current();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof OfTransaction seen) {
            return seen.kept();
        }
        var seen = new OfTransaction(current());
        TransactionSynchronizationManager.bindResource(this, seen);
        TransactionSynchronizationManager.registerSynchronization(seen);
        return seen.kept();
    }

    /** What one transaction goes by; those that have ended before it began are in it. */
    private final class OfTransaction implements TransactionSynchronization {
        private final Kept kept;

        OfTransaction(Kept kept) {
            this.kept = kept;
        }

        Kept kept() {
            return kept;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Subscribers.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Subscribers.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Subscribers.this);
        }
    }

    private Kept current() {
        var now = clock.instant();
        var change = alone ? 0 : change();
        var known = kept;
        if (known != null && known.change() == change && now.isBefore(known.until())) {
            return known;
        }
        var before = changes.get();
        var all = read();
        var read = new Kept(all, Interest.of(all, now), until(all, now), change);
        if (changes.get() == before) {
            kept = read;
            if (changes.get() != before) {
                kept = null;
            }
        }
        return read;
    }

    /** Until one is over. */
    private static Instant until(List<Subscriber> all, Instant now) {
        return all.stream()
                .flatMap(one -> one.end().stream())
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private long change() {
        return Objects.requireNonNull(database.queryForObject("select number from subscriber_change", Long.class));
    }

    private List<Subscriber> read() {
        return database.query(
                "select json, asker from subscriber order by id",
                (row, number) -> reader.stored(Json.stored(row.getString(1)))
                        .by(CallerJson.read(Json.stored(row.getString(2)))));
    }

    /**
     * Writes what was taken; to be called in the transaction that writes the Subscription.
     *
     * @param asker who wrote it; empty where the house itself did, which leaves it with whoever did before
     */
    void write(Subscriber subscriber, String json, Optional<Caller> asker) {
        var others = read();
        var changed = database.update(
                "update subscriber set status = ?, json = ?, due_at = null where id = ?",
                subscriber.status().code(),
                json,
                subscriber.id());
        if (changed == 0) {
            database.update(
                    "insert into subscriber (id, status, json, events, due_at, asker) values (?, ?, ?, 0, null, '{}')",
                    subscriber.id(),
                    subscriber.status().code(),
                    json);
        }
        asker.ifPresent(caller -> database.update(
                "update subscriber set asker = ? where id = ?",
                CallerJson.write(caller).toString(),
                subscriber.id()));
        var now = clock.instant();
        if (comparesAdvice(subscriber, now) && others.stream().noneMatch(other -> comparesAdvice(other, now))) {
            beginToCompare(now);
        }
        forgetAfterCommit();
    }

    private static boolean comparesAdvice(Subscriber one, Instant now) {
        return one.isLive(now) && one.topic().filter(Topic::isOfAdvice).isPresent();
    }

    /** Nobody has compared what is advised for a while: whatever was known of it is out of date. */
    private void beginToCompare(Instant now) {
        List.of("announced_advice", "announced_patient", "announced_statement", "announced_packs")
                .forEach(table -> database.update("delete from " + table));
        database.update("delete from announcement where kind in ('knowledge', 'baseline')");
        database.update(BASELINE, Instants.sql(now), Instants.sql(now));
    }

    /** In the transaction that deletes the Subscription. */
    void delete(String id) {
        database.update("delete from subscriber where id = ?", id);
        database.update("delete from outgoing where subscriber_id = ?", id);
        forgetAfterCommit();
    }

    Optional<Subscriber> of(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void forgetAfterCommit() {
        database.update("update subscriber_change set number = number + 1");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
                kept = null;
            }
        });
    }
}
