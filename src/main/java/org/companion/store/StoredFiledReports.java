package org.companion.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.delivery.FiledReports;
import org.companion.delivery.Precedence;
import org.companion.delivery.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Which reports are on file. Every method runs in the caller's transaction. */
final class StoredFiledReports implements FiledReports {
    private final JdbcOperations database;

    StoredFiledReports(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public Optional<Filed> locked(String report) {
        return database
                .query(
                        "select patient_id, issued_at, sent_at, standing, message from filed_report where report_id = ?"
                                + " for update",
                        (row, line) -> new Filed(
                                new PatientId(row.getString(1)),
                                new Precedence(
                                        instant(row.getTimestamp(2)),
                                        instant(row.getTimestamp(3)),
                                        Standing.valueOf(row.getString(4))),
                                row.getLong(5),
                                new HashSet<>(database.query(
                                        "select resource_type, resource_id from filed_part where report_id = ?",
                                        (part, number) -> part.getString(1) + "/" + part.getString(2),
                                        report))),
                        report)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PatientId> owner(String report) {
        return database
                .queryForList("select patient_id from filed_report where report_id = ?", String.class, report)
                .stream()
                .findFirst()
                .map(PatientId::new);
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static @Nullable Timestamp time(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }

    @Override
    public void filed(String report, Filed version) {
        var precedence = version.precedence();
        var changed = database.update(
                "update filed_report set patient_id = ?, issued_at = ?, sent_at = ?, standing = ?, message = ?"
                        + " where report_id = ?",
                version.patient().value(),
                time(precedence.issued()),
                time(precedence.sent()),
                precedence.standing().name(),
                version.message(),
                report);
        if (changed == 0) {
            database.update(
                    "insert into filed_report (patient_id, issued_at, sent_at, standing, message, report_id)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    version.patient().value(),
                    time(precedence.issued()),
                    time(precedence.sent()),
                    precedence.standing().name(),
                    version.message(),
                    report);
        } else {
            database.update("delete from filed_part where report_id = ?", report);
        }
        database.batchUpdate(
                "insert into filed_part (report_id, resource_type, resource_id) values (?, ?, ?)",
                version.parts().stream()
                        .map(part -> part.split("/", 2))
                        .map(part -> new Object[] {report, part[0], part[1]})
                        .toList());
    }
}
