package org.companion.store;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Which of several servers on one database does a chore this time: the one that first finds it due. */
final class ChoreTurns {
    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final Clock clock;

    ChoreTurns(JdbcOperations database, TransactionOperations transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the chore is due and the caller's to do; half its period has to be over since somebody last began it. */
    boolean isOurs(String chore, Duration period) {
        var now = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> database.update(
                        "update node_turn set begun_at = ? where name = ? and (begun_at is null or begun_at <= ?)",
                        Instants.sql(now),
                        chore,
                        Instants.sql(now.minus(period.dividedBy(2))))
                == 1));
    }
}
