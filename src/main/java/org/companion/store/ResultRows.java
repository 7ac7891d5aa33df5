package org.companion.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Place;
import org.jspecify.annotations.Nullable;

/** Reads rows of the index of genomic results. */
final class ResultRows {
    private ResultRows() {}

    /** The columns in the order of a result. */
    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                new PatientId(row.getString(2)),
                Kind.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(SourceClass::valueOf),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                day(row.getObject(7, LocalDate.class)),
                day(row.getObject(8, LocalDate.class)));
    }

    private static Optional<LocalDate> day(@Nullable LocalDate day) {
        return Optional.ofNullable(day);
    }

    /** A place by the columns of its start and its end, without the build. */
    static Optional<Place> place(ResultSet row, String start, String end) throws SQLException {
        var on37 = interval(row, "contig37", start + "37", end + "37");
        var on38 = interval(row, "contig38", start + "38", end + "38");
        return on37.isEmpty() && on38.isEmpty() ? Optional.empty() : Optional.of(new Place(on37, on38));
    }

    private static Optional<Interval> interval(ResultSet row, String contig, String start, String end)
            throws SQLException {
        var from = row.getInt(start);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Interval(new Contig(row.getString(contig)), from, row.getInt(end)));
    }
}
