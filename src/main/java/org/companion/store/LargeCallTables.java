package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.CallState;
import org.companion.genomes.LargeCall;
import org.companion.genomes.SampleId;
import org.springframework.jdbc.core.JdbcOperations;

/** The rows of samples' structural calls. */
final class LargeCallTables {
    private final JdbcOperations database;

    LargeCallTables(JdbcOperations database) {
        this.database = database;
    }

    void insert(int number, List<LargeCall> large) {
        var rows = large.stream()
                .map(call -> new Object[] {
                    number,
                    call.type(),
                    call.outer().contig().accession(),
                    call.outer().start(),
                    call.outer().end(),
                    call.inner().map(Interval::start).orElse(null),
                    call.inner().map(Interval::end).orElse(null),
                    call.copies().orElse(null),
                    call.state().name(),
                    call.passed()
                })
                .toList();
        Batches.of(rows)
                .forEach(some -> ResultTables.insert(
                        database,
                        "genome_large (number, type, contig, outer_start, outer_end, inner_start, inner_end, copies, state,"
                                + " passed)",
                        some));
    }

    /** Those whose widest extent meets the interval. */
    List<LargeCall> of(SampleId sample, Interval interval) {
        return database.query(
                "select l.* from genome_large l join genome_sample s on s.number = l.number where s.sample_id = ? and"
                        + " l.contig = ? and l.outer_start < ? and l.outer_end > ? order by l.outer_start",
                (row, number) -> large(row),
                sample.value(),
                interval.contig().accession(),
                interval.end(),
                interval.start());
    }

    void remove(int number) {
        database.update("delete from genome_large where number = ?", number);
    }

    private static LargeCall large(ResultSet row) throws SQLException {
        var contig = new Contig(row.getString("contig"));
        var start = row.getObject("inner_start", Integer.class);
        var end = row.getObject("inner_end", Integer.class);
        return new LargeCall(
                row.getString("type"),
                new Interval(contig, row.getInt("outer_start"), row.getInt("outer_end")),
                start == null || end == null ? Optional.empty() : Optional.of(new Interval(contig, start, end)),
                Optional.ofNullable(row.getBigDecimal("copies")).map(copies -> copies.stripTrailingZeros()),
                CallState.valueOf(row.getString("state")),
                row.getBoolean("passed"));
    }
}
