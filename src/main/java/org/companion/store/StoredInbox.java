package org.companion.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Envelope;
import org.companion.delivery.Inbox;
import org.companion.delivery.Moment;
import org.companion.delivery.Payload;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The inbox in the database. */
final class StoredInbox implements Inbox {
    private static final String COLUMNS =
            "select number, id, received_at, application, facility, message, sent, digest,"
                    + " mouth, format, state, answer, patient_id, detail from inbox";
    private static final String INSERT =
            "insert into inbox (id, received_at, application, facility, message, sent, message_key, digest,"
                    + " mouth, format, state, answer, patient_id, detail)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int LONGEST_DETAIL = 2_000;
    /** So many texts of a record come before its payload. */
    private static final int TEXTS = 15;

    private final JdbcOperations database;
    private final TransactionOperations transaction;
    private final Optional<InboxLog> log;

    /**
     * @param log where what is kept is written down at once, beside a database that writes its file later; not what is
     *     kept within another's transaction, who settles it before it is answered
     */
    StoredInbox(JdbcOperations database, TransactionOperations transaction, Optional<InboxLog> log) {
        this.log = log;
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Optional<Entry> known(Envelope envelope) {
        return database.query(COLUMNS + " where message_key = ?", StoredInbox::entry, key(envelope)).stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> keep(Entry entry, Payload payload, boolean keyed) {
        var kept = inserted(entry, payload, keyed);
        if (kept.isPresent() && log.isPresent() && !TransactionSynchronizationManager.isActualTransactionActive()) {
            log.get().append(record(kept.get(), payload, keyed));
        }
        return kept;
    }

    private Optional<Entry> inserted(Entry entry, Payload payload, boolean keyed) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> Optional.of(insert(entry, payload, keyed))));
        } catch (DuplicateKeyException met) {
            return insteadOfUnsettled(entry, payload);
        }
    }

    /** A number whose first message was held or refused is free for another try. */
    private Optional<Entry> insteadOfUnsettled(Entry entry, Payload payload) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var freed = database.update(
                        "update inbox set message_key = null where message_key = ? and state in ('HELD', 'REFUSED')",
                        key(entry.envelope()));
                return freed == 0 ? Optional.<Entry>empty() : Optional.of(insert(entry, payload, true));
            }));
        } catch (DuplicateKeyException anotherWasFaster) {
            return Optional.empty();
        }
    }

    private Entry insert(Entry entry, Payload payload, boolean keyed) {
        var values = new Object[] {
            entry.id(),
            Timestamp.from(entry.received()),
            cut(entry.envelope().application(), 256),
            cut(entry.envelope().facility(), 256),
            cut(entry.envelope().number(), 256),
            entry.envelope().sent().map(Moment::written).orElse(null),
            keyed ? key(entry.envelope()) : null,
            entry.digest(),
            entry.mouth(),
            entry.format(),
            entry.state().name(),
            entry.answer(),
            entry.patient().map(PatientId::value).orElse(null),
            cut(entry.detail(), LONGEST_DETAIL)
        };
        var number = numbered(values);
        database.update(
                "insert into inbox_payload (number, told, payload) values (?, ?, ?)",
                number,
                lines(payload.told()),
                payload.bytes());
        return entry.numbered(number);
    }

    /** Puts in the row; gives the number that the database gave it. */
    private long numbered(Object[] values) {
        var given = new GeneratedKeyHolder();
        database.update(
                connection -> {
                    var insert = connection.prepareStatement(INSERT, new String[] {"number"});
                    for (var i = 0; i < values.length; i++) {
                        insert.setObject(i + 1, values[i]);
                    }
                    return insert;
                },
                given);
        return Objects.requireNonNull(given.getKey()).longValue();
    }

    /** Puts in again what an earlier process had acknowledged and not yet written to the database's file. */
    void recover() {
        log.ifPresent(written -> {
            for (var record : written.left()) {
                recover(InboxLog.parts(record));
            }
            written.start();
        });
    }

    private void recover(List<byte[]> parts) {
        var texts = parts.subList(0, TEXTS).stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .toList();
        if (entry(texts.get(0)).isPresent()) {
            return;
        }
        var entry = new Entry(
                0,
                texts.get(0),
                Instant.parse(texts.get(1)),
                new Envelope(texts.get(2), texts.get(3), texts.get(4), Moment.of(texts.get(5))),
                texts.get(6),
                texts.get(7),
                texts.get(8),
                State.valueOf(texts.get(9)),
                texts.get(10),
                Optional.of(texts.get(11)).filter(id -> !id.isEmpty()).map(PatientId::new),
                texts.get(12));
        inserted(
                entry,
                new Payload(parts.get(TEXTS), entry.mouth(), told(texts.get(13))),
                texts.get(14).equals("keyed"));
    }

    private static byte[] record(Entry entry, Payload payload, boolean keyed) {
        var texts = List.of(
                entry.id(),
                entry.received().toString(),
                entry.envelope().application(),
                entry.envelope().facility(),
                entry.envelope().number(),
                entry.envelope().sent().map(Moment::written).orElse(""),
                entry.digest(),
                entry.mouth(),
                entry.format(),
                entry.state().name(),
                entry.answer(),
                entry.patient().map(PatientId::value).orElse(""),
                entry.detail(),
                lines(payload.told()),
                keyed ? "keyed" : "");
        var parts = new byte[TEXTS + 1][];
        for (var i = 0; i < TEXTS; i++) {
            parts[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
        }
        parts[TEXTS] = payload.bytes();
        return InboxLog.record(parts);
    }

    @Override
    public void moved(long number, State state, Optional<PatientId> patient, String detail) {
        transaction.executeWithoutResult(status -> database.update(
                "update inbox set state = ?, patient_id = coalesce(?, patient_id), detail = ? where number = ?",
                state.name(),
                patient.map(PatientId::value).orElse(null),
                cut(detail, LONGEST_DETAIL),
                number));
    }

    @Override
    public int tried(long number, String detail) {
        return Objects.requireNonNull(transaction.execute(status -> {
            database.update(
                    "update inbox set tries = tries + 1, detail = ? where number = ?",
                    cut(detail, LONGEST_DETAIL),
                    number);
            return database.queryForObject("select tries from inbox where number = ?", Integer.class, number);
        }));
    }

    @Override
    public List<Entry> accepted(long after, int most) {
        return database.query(
                COLUMNS + " where state = 'ACCEPTED' and number > ? order by number fetch first " + most + " rows only",
                StoredInbox::entry,
                after);
    }

    @Override
    public Set<Long> claimed(Collection<Long> numbers) {
        return new LinkedHashSet<>(database.queryForList(
                "select number from inbox where number in (" + Batches.marks(numbers.size())
                        + ") and state = 'ACCEPTED' order by number for update",
                Long.class,
                numbers.toArray()));
    }

    @Override
    public Optional<Entry> entry(String id) {
        return database.query(COLUMNS + " where id = ?", StoredInbox::entry, id).stream()
                .findFirst();
    }

    @Override
    public Payload payload(long number) {
        return Objects.requireNonNull(database.queryForObject(
                "select p.payload, p.told, i.mouth from inbox_payload p join inbox i on i.number = p.number"
                        + " where p.number = ?",
                (row, line) -> new Payload(row.getBytes(1), row.getString(3), told(row.getString(2))),
                number));
    }

    @Override
    public List<Entry> list(Set<State> states, long before, int most) {
        if (states.isEmpty()) {
            return List.of();
        }
        var values =
                new ArrayList<Object>(states.stream().map(State::name).sorted().toList());
        values.add(before);
        return database.query(
                COLUMNS + " where state in (" + Batches.marks(states.size()) + ") and number < ?"
                        + " order by number desc fetch first " + most + " rows only",
                StoredInbox::entry,
                values.toArray());
    }

    @Override
    public long count(State state) {
        return Objects.requireNonNull(
                database.queryForObject("select count(*) from inbox where state = ?", Long.class, state.name()));
    }

    private static Entry entry(ResultSet row, int line) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                new Envelope(
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        optional(row.getString(7)).flatMap(Moment::of)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                State.valueOf(row.getString(11)),
                row.getString(12),
                optional(row.getString(13)).map(PatientId::new),
                row.getString(14));
    }

    private static Optional<String> optional(@Nullable String text) {
        return Optional.ofNullable(text);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The envelope's sender and number as one short key; what is cut off for reading counts here. */
    private static String key(Envelope envelope) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(envelope.application(), envelope.facility(), envelope.number())) {
                sha.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String lines(Map<String, String> told) {
        return told.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + one.getValue().replaceAll("[\r\n]", " "))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> told(String lines) {
        var told = new LinkedHashMap<String, String>();
        lines.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
            var sign = line.indexOf('=');
            told.put(line.substring(0, sign), line.substring(sign + 1));
        });
        return told;
    }
}
