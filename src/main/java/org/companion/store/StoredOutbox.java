package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.companion.announcing.Announcement;
import org.companion.announcing.Announcement.Kind;
import org.companion.announcing.Event;
import org.companion.announcing.Event.Numbered;
import org.companion.announcing.Outbox;
import org.companion.announcing.Subscriber;
import org.companion.announcing.Version;
import org.companion.chart.PatientId;
import org.companion.fhir.Settling;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The outbox in the database: what happened, until it was looked at. Its other half are the {@link Parcels}. */
final class StoredOutbox implements Outbox {
    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Settling settling;
    private final Subscribers subscribers;
    private final Parcels parcels;
    private final AtomicBoolean added = new AtomicBoolean();

    StoredOutbox(
            JdbcOperations database, TransactionOperations transactions, Settling settling, Subscribers subscribers) {
        this.database = database;
        this.transactions = transactions;
        this.settling = settling;
        this.subscribers = subscribers;
        this.parcels = new Parcels(database);
    }

    @Override
    public List<Subscriber> subscribers() {
        return subscribers.all();
    }

    @Override
    public <T> T inTurn(Supplier<T> work) {
        var done = together(() -> {
            database.queryForList("select id from announcing_turn where id = 1 for update", Integer.class);
            return work.get();
        });
        if (added.getAndSet(false)) {
            settling.settle(); // a number that was told must never be another event's
        }
        return done;
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    @Override
    public Optional<Announcement> next(Instant now) {
        return database
                .query(
                        "select seq, kind, patient_id, focus_type, focus_id, version, made_at from announcement"
                                + " where not_before <= ? order by weight, seq fetch first 1 rows only",
                        (row, number) -> announcement(row),
                        Instants.sql(now))
                .stream()
                .findFirst();
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        var version = new Version(row.getString("focus_type"), row.getString("focus_id"), row.getLong("version"));
        return new Announcement(
                row.getLong("seq"),
                Kind.of(row.getString("kind")),
                Optional.of(row.getString("patient_id"))
                        .filter(id -> !id.isEmpty())
                        .map(PatientId::new),
                Optional.of(version).filter(one -> !one.type().isEmpty()),
                Instants.of(row, "made_at"));
    }

    @Override
    public boolean isPending(Kind kind, PatientId patient) {
        return !database.queryForList(
                        "select seq from announcement where patient_id = ? and kind = ? fetch first 1 rows only",
                        Long.class,
                        patient.value(),
                        kind.code())
                .isEmpty();
    }

    @Override
    public void note(Kind kind, Collection<PatientId> patients, Instant now) {
        var at = Instants.sql(now);
        ResultTables.insert(
                database,
                Announcements.TABLE,
                patients.stream()
                        .map(patient -> new Object[] {kind.code(), kind.weight(), patient.value(), "", "", 0L, at, at})
                        .toList());
    }

    @Override
    public void drop(Announcement done) {
        database.update("delete from announcement where seq = ?", done.sequence());
    }

    @Override
    public void postpone(Announcement failed, Instant until) {
        database.update("update announcement set not_before = ? where seq = ?", Instants.sql(until), failed.sequence());
    }

    @Override
    public void add(Collection<Event.For> events) {
        events.forEach(parcels::add);
        if (!events.isEmpty()) {
            added.set(true);
        }
    }

    @Override
    public List<Numbered> claim(String subscriber, int most, Instant now, Duration lease) {
        return parcels.due(subscriber, most, now).stream()
                .filter(one -> together(() -> parcels.claim(subscriber, one, now.plus(lease))))
                .map(Parcels.Due::event)
                .toList();
    }

    @Override
    public void sent(String subscriber, Collection<Numbered> events, Instant now) {
        transactions.executeWithoutResult(status -> events.forEach(one -> parcels.sent(subscriber, one, now)));
    }

    @Override
    public void failed(String subscriber, Numbered event, String why, Instant again) {
        transactions.executeWithoutResult(status -> parcels.failed(subscriber, event, why, again));
    }

    @Override
    public void dead(String subscriber, Numbered event, String why, Instant now) {
        transactions.executeWithoutResult(status -> parcels.dead(subscriber, event, why, now));
    }

    @Override
    public Instant triedSince(String subscriber, Numbered event) {
        return parcels.triedSince(subscriber, event);
    }

    @Override
    public List<Numbered> between(String subscriber, long from, long until, int most) {
        return parcels.between(subscriber, from, until, most);
    }

    @Override
    public int replay(String subscriber, Optional<Long> number, Instant now) {
        return together(() -> parcels.replay(subscriber, number, now));
    }

    @Override
    public long waiting() {
        return count("select count(*) from announcement where kind <> 'baseline'") + parcels.count("waiting");
    }

    @Override
    public long dead() {
        return parcels.count("dead");
    }

    @Override
    public Standing standing(String subscriber) {
        return parcels.standing(subscriber);
    }

    private long count(String query) {
        return Optional.ofNullable(database.queryForObject(query, Long.class)).orElse(0L);
    }

    @Override
    public long events(String subscriber) {
        return database.queryForList("select events from subscriber where id = ?", Long.class, subscriber).stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public boolean takeTurn(String subscriber, Instant now, Instant next) {
        return together(() -> database.update(
                        "update subscriber set due_at = ? where id = ? and (due_at is null or due_at <= ?)",
                        Instants.sql(next),
                        subscriber,
                        Instants.sql(now))
                == 1);
    }

    @Override
    public Set<String> packs() {
        return new TreeSet<>(database.queryForList("select pack from announced_packs", String.class));
    }

    @Override
    public Map<String, String> statements() {
        var statements = new HashMap<String, String>();
        database.query("select id, digest from announced_statement", row -> {
            statements.put(row.getString(1), row.getString(2));
        });
        return statements;
    }

    @Override
    public void keep(Set<String> packs, Map<String, String> statements) {
        database.update("delete from announced_packs");
        database.update("delete from announced_statement");
        var rows = new ArrayList<Object[]>();
        statements.forEach((id, digest) -> rows.add(new Object[] {id, digest}));
        ResultTables.insert(database, "announced_statement (id, digest)", rows);
        ResultTables.insert(
                database,
                "announced_packs (pack)",
                packs.stream().map(pack -> new Object[] {pack}).toList());
    }

    @Override
    public void tidy(Instant before) {
        transactions.executeWithoutResult(status -> parcels.tidy(before));
    }
}
