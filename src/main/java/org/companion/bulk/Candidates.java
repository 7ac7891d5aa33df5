package org.companion.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The patients that a job is to look at, numbered once, so that it goes on where it was; none of them is held in memory. */
final class Candidates {
    private static final int TOGETHER = 100;

    private final JdbcOperations database;
    private final TransactionOperations transactions;

    Candidates(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Numbers the patients of whom there are results of one of these names, by the index that is written with the
     * results; all patients where no names are given. In the caller's transaction.
     *
     * @return how many there are
     */
    long gather(String job, Optional<Set<String>> names) {
        var values = new ArrayList<Object>();
        values.add(job);
        names.ifPresent(some -> {
            values.addAll(some);
            values.addAll(some);
        });
        return database.update(
                "insert into bulk_candidate (job_id, number, patient_id) select cast(? as varchar(36)),"
                        + " row_number() over (order by one.patient_id), one.patient_id from ("
                        + names.map(Candidates::named).orElse("select patient_id from chart_version") + ") one",
                values.toArray());
    }

    private static String named(Set<String> names) {
        if (names.isEmpty()) {
            return "select patient_id from chart_version where 1 = 0";
        }
        var marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        return "select patient_id from finding_name where patient_id <> '' and name in (" + marks
                + ") union select patient_id from reading where patient_id <> '' and code in (" + marks + ")";
    }

    /** The next after that number. */
    List<PatientId> after(String job, long number) {
        return Optional.ofNullable(transactions.execute(status -> database.query(
                        "select patient_id from bulk_candidate where job_id = ? and number > ? order by number"
                                + " fetch first " + TOGETHER + " rows only",
                        (row, count) -> new PatientId(row.getString(1)),
                        job,
                        number)))
                .orElse(List.of());
    }
}
