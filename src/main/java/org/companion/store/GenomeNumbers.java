package org.companion.store;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Gives every put of a sample, and every run of the carriers, a number of its own; none is given twice. */
final class GenomeNumbers {
    private GenomeNumbers() {}

    static int next(JdbcOperations database, TransactionOperations transactions) {
        var number = transactions.execute(status -> {
            database.update("update genome_number set last_number = last_number + 1");
            return database.queryForObject("select last_number from genome_number", Integer.class);
        });
        return Objects.requireNonNull(number);
    }
}
