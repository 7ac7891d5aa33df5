package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.journal.Journal.Asked;
import org.companion.journal.Journal.Checked;
import org.companion.journal.Journal.Seen;
import org.companion.journal.Look;
import org.companion.journal.ShownCard;
import org.companion.store.JournalSeals.Sealed;
import org.companion.store.StoredJournal.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of the journal: calls, the cards they showed, the statements behind each card. */
final class JournalTables {
    /** The columns of a call. */
    static final String CALL = "id, called_at, client, user_reference, patient_id, service, instance, status, cards,"
            + " callbacks, micros, entity, reason, query";

    private static final String PATIENT = "Patient/";

    private final JdbcOperations database;
    private final TransactionOperations transaction;
    private final JournalSeals seals;

    JournalTables(JdbcOperations database, TransactionOperations transaction) {
        this.database = database;
        this.transaction = transaction;
        this.seals = new JournalSeals(database);
    }

    /** Writes all or none. */
    void write(List<Entry> entries) {
        var cards = new ArrayList<Object[]>();
        var rules = new ArrayList<Object[]>();
        for (var entry : entries) {
            for (int i = 0; i < entry.cards().size(); i++) {
                var card = entry.cards().get(i);
                cards.add(card(entry.look(), card, i));
                card.rules()
                        .forEach(rule -> rules.add(
                                new Object[] {card.id().toString(), cut(rule.statement(), 128), cut(rule.version(), 64)
                                }));
            }
        }
        transaction.executeWithoutResult(status -> {
            insert(
                    "hook_call (" + CALL + ", seal_number, seal)",
                    seals
                            .sealed(entries.stream()
                                    .map(entry -> stored(entry.look()))
                                    .toList())
                            .stream()
                            .map(JournalTables::call)
                            .toList());
            insert(
                    "hook_card (id, call_id, position, shown_at, patient_id, user_reference, service, topic, drug,"
                            + " order_reference, order_digest, category, indicator, inputs)",
                    cards);
            insert("hook_rule (card_id, statement, version)", rules);
        });
    }

    private void insert(String into, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            var marks = "?" + ", ?".repeat(rows.get(0).length - 1);
            database.batchUpdate("insert into " + into + " values (" + marks + ")", rows);
        }
    }

    /** As the columns keep it: an entry is sealed as it will be read again. */
    private static Look stored(Look look) {
        return new Look(
                look.id(),
                look.at().truncatedTo(ChronoUnit.MICROS),
                kept(look.client(), 128),
                kept(look.user(), 256),
                kept(look.patient(), 256),
                cut(look.service(), 64),
                kept(look.instance(), 128),
                look.status(),
                look.cards(),
                look.callbacks(),
                look.took().truncatedTo(ChronoUnit.MICROS),
                kept(look.entity(), 256),
                kept(look.reason(), 512),
                kept(look.query(), 2048));
    }

    private static Object[] call(Sealed entry) {
        var look = entry.look();
        return new Object[] {
            look.id().toString(),
            Timestamp.from(look.at()),
            look.client().orElse(null),
            look.user().orElse(null),
            look.patient().orElse(null),
            look.service(),
            look.instance().orElse(null),
            look.status(),
            look.cards(),
            look.callbacks(),
            look.took().toNanos() / 1_000,
            look.entity().orElse(null),
            look.reason().orElse(null),
            look.query().orElse(null),
            entry.number(),
            entry.seal()
        };
    }

    private static Object[] card(Look look, ShownCard card, int position) {
        return new Object[] {
            card.id().toString(),
            look.id().toString(),
            position,
            Timestamp.from(look.at()),
            cut(look.patient(), 256),
            cut(look.user(), 256),
            cut(look.service(), 64),
            cut(card.topic(), 128),
            cut(card.drug(), 256),
            cut(card.order(), 512),
            card.orderDigest(),
            card.category(),
            card.indicator(),
            card.inputs()
        };
    }

    private static @Nullable String cut(Optional<String> text, int most) {
        return kept(text, most).orElse(null);
    }

    private static Optional<String> kept(Optional<String> text, int most) {
        return text.map(one -> cut(one, most));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    Checked check() {
        return seals.check();
    }

    Set<String> topicsShown(String patient, String drug, Instant from, Instant until) {
        return new HashSet<>(database.queryForList(
                "select distinct topic from hook_card where patient_id = ? and shown_at >= ? and shown_at < ?"
                        + " and drug = ?",
                String.class,
                cut(patient, 256),
                Timestamp.from(from),
                Timestamp.from(until),
                cut(drug, 256)));
    }

    Set<Seen> seenBy(String user, String patient, String service, Instant from) {
        return new HashSet<>(database.query(
                "select distinct topic, order_digest from hook_card where patient_id = ? and shown_at >= ?"
                        + " and user_reference = ? and service = ?",
                (row, number) -> new Seen(row.getString(1), row.getString(2)),
                cut(patient, 256),
                Timestamp.from(from),
                cut(user, 256),
                service));
    }

    List<Look> looks(Asked asked, int limit) {
        var sql = new StringBuilder("select " + CALL + " from hook_call where 1 = 1");
        var values = new ArrayList<Object>();
        asked.patient().ifPresent(patient -> and(sql, values, "patient_id = ?", patient));
        asked.entity().ifPresent(entity -> ofEntity(sql, values, entity));
        asked.id().ifPresent(id -> and(sql, values, "id = ?", id.toString()));
        asked.from().ifPresent(from -> and(sql, values, "called_at >= ?", Timestamp.from(from)));
        asked.until().ifPresent(until -> and(sql, values, "called_at < ?", Timestamp.from(until)));
        asked.before().ifPresent(look -> {
            var at = Timestamp.from(look.at());
            and(
                    sql,
                    values,
                    "(called_at < ? or (called_at = ? and id < ?))",
                    at,
                    at,
                    look.id().toString());
        });
        sql.append(" order by called_at desc, id desc fetch first ")
                .append(limit)
                .append(" rows only");
        return database.query(sql.toString(), JournalTables::look, values.toArray());
    }

    private static void ofEntity(StringBuilder sql, List<Object> values, String entity) {
        if (entity.startsWith(PATIENT)) {
            and(sql, values, "(entity = ? or patient_id = ?)", entity, entity.substring(PATIENT.length()));
        } else {
            and(sql, values, "entity = ?", entity);
        }
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object... given) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(given));
    }

    /** Reads an entry whose columns come first, in the order of {@link #CALL}. */
    static Look look(ResultSet row, int number) throws SQLException {
        return new Look(
                UUID.fromString(row.getString(1)),
                row.getTimestamp(2).toInstant(),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                Duration.ofNanos(row.getLong(11) * 1_000),
                Optional.ofNullable(row.getString(12)),
                Optional.ofNullable(row.getString(13)),
                Optional.ofNullable(row.getString(14)));
    }
}
