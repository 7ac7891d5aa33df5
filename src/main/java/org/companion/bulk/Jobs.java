package org.companion.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.companion.bulk.Job.Kind;
import org.companion.bulk.Job.State;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The jobs in the database, as one server sees and works on them: no two work on the same. */
final class Jobs {
    private static final String JOB = "select id, kind, state, request, task, created_at, as_of, finished_at, failure,"
            + " reached, up_to from bulk_job";
    private static final String JOBS = "bulk_job";
    private static final String OPEN = " state in ('WAITING', 'RUNNING')";
    /** In the order in which a step writes them, so that cancelling waits for it and never the two for each other. */
    private static final List<String> TABLES =
            List.of("bulk_candidate", "bulk_part", "bulk_input", "bulk_file", "bulk_patient", JOBS);
    /** A server that has not said so long that it works on a job is held to be gone; by the database's clock. */
    private static final String A_WHILE_FROM_NOW = "current_timestamp + interval '60' second";

    private static final int LONGEST_FAILURE = 500;

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final JobFiles files;
    private final String worker = UUID.randomUUID().toString();

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

    /** Notes a job that is to be done, with what it is to read. */
    void add(Job job, List<Input> inputs, Body body) {
        together(() -> {
            database.update(
                    "insert into bulk_job (id, kind, state, request, task, created_at, as_of, reached, up_to)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    job.id(),
                    job.kind().name(),
                    job.state().name(),
                    job.request(),
                    job.task(),
                    Timestamp.from(job.created()),
                    Timestamp.from(job.asOf()),
                    job.reached(),
                    job.upTo());
            inputs.forEach(input -> files.add(job.id(), input));
            files.append(job.id(), body.parts());
        });
    }

    Optional<Job> find(String id) {
        return read(JOB + " where id = ?", id).stream().findFirst();
    }

    /** Those that are not finished, the oldest first. */
    List<Job> open() {
        return read(JOB + " where" + OPEN + " order by created_at, id");
    }

    /** Whether this server may work on a job for a while: nobody else does, or who did has not been heard of since. */
    boolean claim(String id) {
        return Boolean.TRUE.equals(transactions.execute(status -> database.update(
                        "update bulk_job set worker = ?, worker_until = " + A_WHILE_FROM_NOW + " where id = ? and"
                                + OPEN + " and (worker is null or worker = ? or worker_until < current_timestamp)",
                        worker,
                        id,
                        worker)
                > 0));
    }

    /** Leaves all jobs to others. */
    void release() {
        together(() -> database.update("update bulk_job set worker = null where worker = ?", worker));
    }

    int countOpen() {
        return Objects.requireNonNull(transactions.execute(
                status -> database.queryForObject("select count(*) from bulk_job where" + OPEN, Integer.class)));
    }

    List<Job> finishedBefore(Instant moment) {
        return read(JOB + " where finished_at < ?", Timestamp.from(moment));
    }

    /** Notes how far a job has come. @throws JobGone when it has been cancelled, or another server works on it now */
    void reach(String id, long reached, long upTo) {
        together(() -> {
            var there = database.update(
                    "update bulk_job set state = ?, reached = ?, up_to = ?, worker_until = " + A_WHILE_FROM_NOW
                            + " where id = ? and worker = ? and" + OPEN,
                    State.RUNNING.name(),
                    reached,
                    upTo,
                    id,
                    worker);
            if (there == 0) {
                throw new JobGone();
            }
        });
    }

    void finish(String id, Instant now) {
        together(() -> end(id, State.DONE, now, Optional.empty()));
    }

    /** Ends a job badly. @throws JobGone when it is not ours any more; nothing is changed then */
    void fail(Job job, Instant now, String words) {
        together(() -> {
            if (job.kind() != Kind.IMPORT) {
                files.forget(job.id());
            }
            if (!end(job.id(), State.FAILED, now, Optional.of(words))) {
                throw new JobGone();
            }
        });
    }

    private boolean end(String id, State state, Instant now, Optional<String> failure) {
        var words = failure.map(text -> text.substring(0, Math.min(text.length(), LONGEST_FAILURE)))
                .orElse(null);
        return database.update(
                        "update bulk_job set state = ?, finished_at = ?, failure = ? where id = ? and worker = ? and"
                                + OPEN,
                        state.name(),
                        Timestamp.from(now),
                        words,
                        id,
                        worker)
                > 0;
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
