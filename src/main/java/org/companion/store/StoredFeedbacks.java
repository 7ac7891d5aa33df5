package org.companion.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.companion.fhir.Json;
import org.companion.fhir.Settling;
import org.companion.journal.Feedback;
import org.companion.journal.Feedbacks;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what became of cards. */
public final class StoredFeedbacks implements Feedbacks {
    private final JdbcOperations sql;
    private final TransactionOperations transaction;
    private final Settling settling;
    private final Clock clock;

    StoredFeedbacks(JdbcOperations sql, TransactionOperations transaction, Settling settling, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public void keep(List<Feedback> feedback) {
        var received = Timestamp.from(clock.instant());
        var rows = feedback.stream()
                .map(one -> new Object[] {
                    UUID.randomUUID().toString(),
                    one.service(),
                    one.card(),
                    one.result().code(),
                    received,
                    Timestamp.from(one.at()),
                    json(one)
                })
                .toList();
        transaction.executeWithoutResult(status -> sql.batchUpdate(
                "insert into feedback (id, service, card, outcome, received_at, outcome_at, json)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows));
        settling.settle();
    }

    @Override
    public Summary summary(Instant from, Instant until) {
        return new Summary(List.of(), 0);
    }

    private static String json(Feedback feedback) {
        var told = new LinkedHashMap<String, Object>();
        told.put("suggestions", feedback.suggestions());
        feedback.reason().ifPresent(reason -> told.put("reason", reason));
        feedback.comment().ifPresent(comment -> told.put("comment", comment));
        try {
            return Json.mapper().writeValueAsString(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
