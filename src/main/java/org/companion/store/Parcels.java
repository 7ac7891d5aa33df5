package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.companion.announcing.Event;
import org.companion.announcing.Event.Numbered;
import org.companion.announcing.Outbox.Standing;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;

/** The rows of what each subscriber is told. Every method that writes runs in the caller's transaction. */
final class Parcels {
    private static final String COLUMNS =
            "event_number, line, focus, version, created, context, made_at, tries, next_try from outgoing ";
    private static final int LONGEST_CONTEXT = 4000;
    private static final int LONGEST_ERROR = 256;

    private final JdbcOperations database;

    Parcels(JdbcOperations database) {
        this.database = database;
    }

    /** An event whose time has come, with what its row said when it was seen. */
    record Due(Numbered event, Instant nextTry) {}

    /** Gives the event the subscriber's next number; one that has gone meanwhile is told nothing. */
    void add(Event.For one) {
        var known = database.update("update subscriber set events = events + 1 where id = ?", one.subscriber());
        if (known == 0) {
            return;
        }
        var event = one.event();
        var madeAt = Instants.sql(event.madeAt());
        database.update(
                "insert into outgoing (subscriber_id, event_number, line, focus, version, created, context, made_at,"
                        + " state, tries, tried_since, next_try) select id, events, ?, ?, ?, ?, ?,"
                        + " cast(? as timestamp with time zone), 'waiting', 0, cast(? as timestamp with time zone),"
                        + " cast(? as timestamp with time zone) from subscriber where id = ?",
                event.line(),
                event.focus(),
                new SqlParameterValue(Types.BIGINT, event.version().orElse(null)),
                event.created(),
                context(event),
                madeAt,
                madeAt,
                madeAt,
                one.subscriber());
    }

    private static String context(Event event) {
        var kept = new StringBuilder();
        for (var reference : event.context()) {
            if (kept.length() + reference.length() < LONGEST_CONTEXT) {
                kept.append(kept.isEmpty() ? "" : " ").append(reference);
            }
        }
        return kept.toString();
    }

    List<Due> due(String subscriber, int most, Instant now) {
        return database.query(
                "select " + COLUMNS + "o where subscriber_id = ? and state = 'waiting' and next_try <= ?"
                        + " and not exists (select 1 from outgoing p where p.subscriber_id = o.subscriber_id"
                        + " and p.state = 'waiting' and p.line = o.line and p.event_number < o.event_number)"
                        + " order by event_number fetch first " + most + " rows only",
                (row, number) -> new Due(numbered(row), Instants.of(row, "next_try")),
                subscriber,
                Instants.sql(now));
    }

    /** False: another was faster. */
    boolean claim(String subscriber, Due one, Instant until) {
        return database.update(
                        "update outgoing set next_try = ? where subscriber_id = ? and event_number = ?"
                                + " and state = 'waiting' and next_try = ?",
                        Instants.sql(until),
                        subscriber,
                        one.event().number(),
                        Instants.sql(one.nextTry()))
                == 1;
    }

    void sent(String subscriber, Numbered event, Instant now) {
        database.update(
                "update outgoing set state = 'sent', tries = tries + 1, ended_at = ?, last_error = null"
                        + " where subscriber_id = ? and event_number = ?",
                Instants.sql(now),
                subscriber,
                event.number());
    }

    void failed(String subscriber, Numbered event, String why, Instant again) {
        database.update(
                "update outgoing set tries = tries + 1, next_try = ?, last_error = ?"
                        + " where subscriber_id = ? and event_number = ? and state = 'waiting'",
                Instants.sql(again),
                cut(why),
                subscriber,
                event.number());
    }

    void dead(String subscriber, Numbered event, String why, Instant now) {
        database.update(
                "update outgoing set state = 'dead', tries = tries + 1, ended_at = ?, last_error = ?"
                        + " where subscriber_id = ? and event_number = ? and state = 'waiting'",
                Instants.sql(now),
                cut(why),
                subscriber,
                event.number());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
    }

    Instant triedSince(String subscriber, Numbered event) {
        return database
                .query(
                        "select tried_since from outgoing where subscriber_id = ? and event_number = ?",
                        (row, number) -> Instants.of(row, "tried_since"),
                        subscriber,
                        event.number())
                .stream()
                .findFirst()
                .orElse(event.event().madeAt());
    }

    List<Numbered> between(String subscriber, long from, long until, int most) {
        return database.query(
                "select " + COLUMNS + "where subscriber_id = ? and event_number >= ? and event_number <= ?"
                        + " order by event_number fetch first " + most + " rows only",
                (row, number) -> numbered(row),
                subscriber,
                from,
                until);
    }

    int replay(String subscriber, Optional<Long> number, Instant now) {
        var at = Instants.sql(now);
        var all = "update outgoing set state = 'waiting', tries = 0, tried_since = ?, next_try = ?, ended_at = null"
                + " where state = 'dead' and subscriber_id = ?";
        return number.map(one -> database.update(all + " and event_number = ?", at, at, subscriber, one))
                .orElseGet(() -> database.update(all, at, at, subscriber));
    }

    long count(String state) {
        return Optional.ofNullable(
                        database.queryForObject("select count(*) from outgoing where state = ?", Long.class, state))
                .orElse(0L);
    }

    Standing standing(String subscriber) {
        return new Standing(
                count(subscriber, "waiting"),
                count(subscriber, "dead"),
                database
                        .queryForList(
                                "select last_error from outgoing where subscriber_id = ? and last_error is not null"
                                        + " order by event_number desc fetch first 1 rows only",
                                String.class,
                                subscriber)
                        .stream()
                        .findFirst());
    }

    private long count(String subscriber, String state) {
        return Optional.ofNullable(database.queryForObject(
                        "select count(*) from outgoing where subscriber_id = ? and state = ?",
                        Long.class,
                        subscriber,
                        state))
                .orElse(0L);
    }

    /** Dead letters stay until somebody asks for them, or their subscriber goes. */
    void tidy(Instant before) {
        database.update("delete from outgoing where state = 'sent' and ended_at < ?", Instants.sql(before));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        var version = row.getLong("version");
        var context = row.getString("context");
        return new Numbered(
                row.getLong("event_number"),
                row.getInt("tries"),
                new Event(
                        row.getString("line"),
                        row.getString("focus"),
                        version == 0 ? Optional.empty() : Optional.of(version),
                        row.getBoolean("created"),
                        context.isEmpty() ? List.of() : List.of(context.split(" ")),
                        Instants.of(row, "made_at")));
    }
}
