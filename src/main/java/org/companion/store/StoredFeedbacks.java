package org.companion.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.companion.fhir.Json;
import org.companion.fhir.Settling;
import org.companion.journal.Feedback;
import org.companion.journal.Feedback.Result;
import org.companion.journal.Feedbacks;
import org.companion.journal.StatementCount;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what became of cards, and adds it up. */
final class StoredFeedbacks implements Feedbacks {
    private static final int LONGEST_REASON = 128;
    private static final int TRIES = 5;

    private static final String KEEP = """
            insert into feedback (id, service, card, outcome, reason, received_at, outcome_at, json)
            select ?, ?, ?, ?, ?, ?, ?, ? from (values (1)) one(x)
            where not exists (select 1 from feedback where id = ?)
            """;

    /** Each card shown in the stretch with the last that was told of it, counted by statement. */
    private static final String ADD_UP = """
            select r.statement, s.drug, s.category, l.outcome, l.reason, count(*)
            from hook_card s
            join hook_rule r on r.card_id = s.id
            left join (
                select f.card, f.outcome, f.reason, row_number() over (
                    partition by f.card order by f.outcome_at desc, f.received_at desc, f.id) as turn
                from feedback f join hook_card c on c.id = f.card where c.shown_at >= ? and c.shown_at < ?
            ) l on l.card = s.id and l.turn = 1
            where s.shown_at >= ? and s.shown_at < ?
            group by r.statement, s.drug, s.category, l.outcome, l.reason
            """;

    private static final String UNKNOWN = """
            select count(distinct f.card) from feedback f
            where f.received_at >= ? and f.received_at < ? and not exists (select 1 from hook_card c where c.id = f.card)
            """;

    private final JdbcOperations sql;
    private final TransactionOperations transaction;
    private final Settling settling;
    private final Clock clock;
    private final StoredJournal journal;

    StoredFeedbacks(
            JdbcOperations sql,
            TransactionOperations transaction,
            Settling settling,
            Clock clock,
            StoredJournal journal) {
        this.sql = sql;
        this.transaction = transaction;
        this.settling = settling;
        this.clock = clock;
        this.journal = journal;
    }

    @Override
    public void keep(List<Feedback> feedback) {
        var received = Timestamp.from(clock.instant());
        var rows = feedback.stream().map(one -> row(one, received)).toList();
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> sql.batchUpdate(KEEP, rows));
                break;
            } catch (DuplicateKeyException told) { // the same, told at the same moment; now it is there
                if (tries == TRIES) {
                    throw told;
                }
            }
        }
        settling.settle();
    }

    private static Object[] row(Feedback one, Timestamp received) {
        var json = json(one);
        var card = one.card().toLowerCase(Locale.ROOT);
        var content = one.service() + "\n" + card + "\n" + one.result().code() + "\n" + one.at() + "\n" + json;
        var id =
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
        return new Object[] {
            id,
            one.service(),
            card,
            one.result().code(),
            one.reason().map(StoredFeedbacks::cut).orElse(null),
            received,
            Timestamp.from(one.at()),
            json,
            id
        };
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
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

    @Override
    public Summary summary(Instant from, Instant until) {
        journal.awaitWritten();
        var first = Timestamp.from(from);
        var last = Timestamp.from(until);
        var counts = new LinkedHashMap<Subject, Count>();
        sql.query(
                ADD_UP,
                row -> {
                    var subject = new Subject(row.getString(1), row.getString(2), row.getString(3));
                    counts.computeIfAbsent(subject, key -> new Count())
                            .add(
                                    Optional.ofNullable(row.getString(4)),
                                    Optional.ofNullable(row.getString(5)).orElse(""),
                                    row.getLong(6));
                },
                first,
                last,
                first,
                last);
        var statements = new ArrayList<StatementCount>();
        counts.forEach((subject, count) -> statements.add(count.of(subject)));
        statements.sort(Comparator.comparingLong((StatementCount one) -> -one.shown())
                .thenComparing(StatementCount::statement)
                .thenComparing(StatementCount::drug));
        var unknown = sql.queryForObject(UNKNOWN, Long.class, first, last);
        return new Summary(statements, unknown == null ? 0 : unknown);
    }

    private record Subject(String statement, String drug, String category) {}

    private static final class Count {
        private long shown;
        private long accepted;
        private long overridden;
        private final Map<String, Long> reasons = new HashMap<>();

        void add(Optional<String> outcome, String reason, long cards) {
            shown += cards;
            if (outcome.filter(Result.ACCEPTED.code()::equals).isPresent()) {
                accepted += cards;
            } else if (outcome.isPresent()) {
                overridden += cards;
                reasons.merge(reason, cards, Long::sum);
            }
        }

        StatementCount of(Subject subject) {
            return new StatementCount(
                    subject.statement(), subject.drug(), subject.category(), shown, accepted, overridden, reasons);
        }
    }
}
