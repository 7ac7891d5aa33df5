package org.companion.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.companion.bulk.Job.Kind;
import org.companion.bulk.Job.State;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The jobs in the database. */
final class Jobs {
    private static final String JOB = "select id, kind, state, request, task, created_at, as_of, finished_at, failure,"
            + " reached, up_to from bulk_job";
    private static final String JOBS = "bulk_job";
    private static final String OPEN = " state in ('WAITING', 'RUNNING')";
    /** In the order in which a step writes them, so that cancelling waits for it and never the two for each other. */
    private static final List<String> TABLES = List.of("bulk_input", "bulk_file", "bulk_patient", JOBS);

    private static final int LONGEST_FAILURE = 500;

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final JobFiles files;

    Jobs(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
        this.files = new JobFiles(database);
    }

    /** The files of the jobs. */
    JobFiles files() {
        return files;
    }

    /** Does all of it in one transaction. */
    void together(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Notes a job that is to be done with the files of this folder. */
    void add(Job job, String folder, List<Input> inputs) {
        together(() -> {
            database.update(
                    "insert into bulk_job (id, folder, kind, state, request, task, created_at, as_of, reached, up_to)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    job.id(),
                    folder,
                    job.kind().name(),
                    job.state().name(),
                    job.request(),
                    job.task(),
                    Timestamp.from(job.created()),
                    Timestamp.from(job.asOf()),
                    job.reached(),
                    job.upTo());
            inputs.forEach(input -> files.add(job.id(), input));
        });
    }

    Optional<Job> find(String id) {
        return read(JOB + " where id = ?", id).stream().findFirst();
    }

    /** Those that are not finished, the oldest first. */
    List<Job> open(String folder) {
        return read(JOB + " where folder = ? and" + OPEN + " order by created_at, id", folder);
    }

    int countOpen() {
        return Objects.requireNonNull(transactions.execute(
                status -> database.queryForObject("select count(*) from bulk_job where" + OPEN, Integer.class)));
    }

    List<Job> finishedBefore(Instant moment) {
        return read(JOB + " where finished_at < ?", Timestamp.from(moment));
    }

    /** Notes how far a job has come. @throws JobGone when it has been cancelled */
    void reach(String id, long reached, long upTo) {
        together(() -> {
            var there = database.update(
                    "update bulk_job set state = ?, reached = ?, up_to = ? where id = ? and" + OPEN,
                    State.RUNNING.name(),
                    reached,
                    upTo,
                    id);
            if (there == 0) {
                throw new JobGone();
            }
        });
    }

    void finish(String id, Instant now) {
        end(id, State.DONE, now, Optional.empty());
    }

    void fail(String id, Instant now, String words) {
        end(id, State.FAILED, now, Optional.of(words));
    }

    private void end(String id, State state, Instant now, Optional<String> failure) {
        var words = failure.map(text -> text.substring(0, Math.min(text.length(), LONGEST_FAILURE)))
                .orElse(null);
        together(() -> database.update(
                "update bulk_job set state = ?, finished_at = ?, failure = ? where id = ? and" + OPEN,
                state.name(),
                Timestamp.from(now),
                words,
                id));
    }

    /** Forgets a job; who works on it finds it gone. */
    void remove(String id) {
        together(() -> TABLES.forEach(table -> database.update(
                "delete from " + table + " where " + (table.equals(JOBS) ? "id" : "job_id") + " = ?", id)));
    }

    private List<Job> read(String sql, Object... values) {
        return Objects.requireNonNull(
                transactions.execute(status -> database.query(sql, (row, number) -> job(row), values)));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString(1),
                Kind.valueOf(row.getString(2)),
                State.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant(),
                Optional.ofNullable(row.getTimestamp(8)).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString(9)),
                row.getLong(10),
                row.getLong(11));
    }
}
