package org.companion.bulk;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.companion.bulk.Input.Origin;
import org.springframework.jdbc.core.JdbcOperations;

/** The files that jobs write and read, and the patients they are about, in the database. */
final class JobFiles {
    private final JdbcOperations database;

    JobFiles(JdbcOperations database) {
        this.database = database;
    }

    /** Those a job has written, by name. */
    List<Written> written(String job) {
        return database.query(
                "select name, resource_type, line_count, length from bulk_file where job_id = ? order by name",
                (row, number) -> new Written(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                job);
    }

    /** Adds parts to the files of a job. */
    void append(String job, Collection<Output.Part> parts) {
        for (var part : parts) {
            var file = part.file();
            database.update(
                    "insert into bulk_part (job_id, name, position, data) values (?, ?, ?, ?)",
                    job,
                    file.name(),
                    part.position(),
                    part.data());
            var known = database.update(
                    "update bulk_file set line_count = ?, length = ? where job_id = ? and name = ?",
                    file.lines(),
                    file.length(),
                    job,
                    file.name());
            if (known == 0) {
                database.update(
                        "insert into bulk_file (job_id, name, resource_type, line_count, length)"
                                + " values (?, ?, ?, ?, ?)",
                        job,
                        file.name(),
                        file.type(),
                        file.lines(),
                        file.length());
            }
        }
    }

    /** Takes away what a job has written. */
    void forget(String job) {
        database.update("delete from bulk_part where job_id = ?", job);
        database.update("delete from bulk_file where job_id = ?", job);
    }

    /** The bytes of a file from one of them on. */
    InputStream bytes(String job, String name, long from) {
        return new StoredBytes(position -> part(job, name, position), from);
    }

    private Optional<StoredBytes.Stored> part(String job, String name, long position) {
        var last = database.query(
                "select position, data from bulk_part where job_id = ? and name = ? and position <= ?"
                        + " order by position desc fetch first 1 rows only",
                (row, number) -> new StoredBytes.Stored(row.getLong(1), row.getBytes(2)),
                job,
                name,
                position);
        return last.stream().findFirst();
    }

    void add(String job, Input input) {
        database.update(
                "insert into bulk_input (job_id, number, origin, name, resource_type, size, modified, position,"
                        + " line_number, written, refused, is_read) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                job,
                input.number(),
                input.origin().name(),
                input.name(),
                input.type().orElse(null),
                input.size(),
                input.modified(),
                input.position(),
                input.line(),
                input.written(),
                input.refused(),
                input.isRead());
    }

    /** Those an import reads, in their order. */
    List<Input> inputs(String job) {
        return database.query(
                "select number, origin, name, resource_type, size, modified, position, line_number, written, refused,"
                        + " is_read from bulk_input where job_id = ? order by number",
                (row, number) -> input(row),
                job);
    }

    /** Records how far an input has been read. */
    void read(String job, Input input) {
        database.update(
                "update bulk_input set position = ?, line_number = ?, is_read = ? where job_id = ? and number = ?",
                input.position(),
                input.line(),
                input.isRead(),
                job,
                input.number());
    }

    /** Counts lines of an input that have been written or refused. */
    void count(String job, int input, long written, long refused) {
        database.update(
                "update bulk_input set written = written + ?, refused = refused + ? where job_id = ? and number = ?",
                written,
                refused,
                job,
                input);
    }

    /** Makes an export one about these patients. */
    void about(String job, Collection<Long> patients) {
        database.batchUpdate(
                "insert into bulk_patient (job_id, resource_key) values (?, ?)",
                patients.stream().map(key -> new Object[] {job, key}).toList());
    }

    private static Input input(ResultSet row) throws SQLException {
        return new Input(
                row.getInt(1),
                Origin.valueOf(row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getBoolean(11));
    }
}
