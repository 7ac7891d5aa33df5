package org.companion.store;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what became of our cards. */
public final class FeedbackBook {
    private static final String INSERT =
            "insert into feedback (id, service, card, outcome, received_at, outcome_at, json)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";
    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Settling settling;

    public FeedbackBook(JdbcOperations database, TransactionOperations transactions, Settling settling) {
        this.database = database;
        this.transactions = transactions;
        this.settling = settling;
    }

    /** Saves all or none; returns when they are safe on disk. */
    public void save(List<FeedbackRecord> records) {
        var rows = records.stream().map(FeedbackBook::row).toList();
        transactions.executeWithoutResult(status -> database.batchUpdate(INSERT, rows));
        settling.settle();
    }

    /** What was told about the cards of a service, oldest first. */
    public List<FeedbackRecord> of(String service) {
        return database.query(
                "select id, service, card, outcome, received_at, outcome_at, json from feedback where service = ?"
                        + " order by received_at, id",
                (row, number) -> new FeedbackRecord(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString(7)),
                service);
    }

    private static Object[] row(FeedbackRecord record) {
        return new Object[] {
            record.id(),
            record.service(),
            record.card(),
            record.outcome(),
            record.receivedAt().atOffset(ZoneOffset.UTC),
            new SqlParameterValue(
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    record.outcomeAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null)),
            record.json()
        };
    }
}
