package org.companion.store;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.PatientId;
import org.companion.chart.Source;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SqlParameterValue;

/** Measurements as rows, and back. */
final class Readings {
    /** Into which columns the rows go. */
    static final String TABLE =
            "reading (resource_id, part, code, patient_id, codes, name, comparator, amount, up_to, unit, measured_on,"
                    + " preliminary, specimen_id)";

    private static final String COLUMNS =
            "r.patient_id, r.resource_id, r.part, r.codes, r.name, r.comparator, r.amount, r.up_to, r.unit,"
                    + " r.measured_on, r.preliminary, r.specimen_id";
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_UNIT = 128;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_CODES = 512;
    private static final String SPECIMEN = "Specimen/";

    private final JdbcOperations database;

    Readings(JdbcOperations database) {
        this.database = database;
    }

    /** Whether the columns hold it. */
    static boolean fits(Measurement one) {
        return one.unit().length() <= LONGEST_UNIT
                && String.join(" ", one.loinc()).length() <= LONGEST_CODES
                && one.loinc().stream().allMatch(code -> code.length() <= LONGEST_CODE && !code.contains(" "))
                && one.source().reference().startsWith("Observation/")
                && specimen(one.source())
                        .filter(id -> id.length() > LONGEST_CODE)
                        .isEmpty();
    }

    /** One row for each of its codes. */
    static List<Object[]> rows(String id, String patient, int part, Measurement one) {
        var rows = new ArrayList<Object[]>();
        for (var code : one.loinc()) {
            rows.add(new Object[] {
                id,
                part,
                code,
                patient,
                String.join(" ", one.loinc()),
                one.name().length() > LONGEST_NAME ? one.name().substring(0, LONGEST_NAME) : one.name(),
                one.comparator().name(),
                one.value().toString(),
                new SqlParameterValue(
                        Types.VARCHAR, one.upTo().map(BigDecimal::toString).orElse(null)),
                one.unit(),
                new SqlParameterValue(
                        Types.DATE, one.source().date().map(Date::valueOf).orElse(null)),
                one.source().preliminary(),
                new SqlParameterValue(Types.VARCHAR, specimen(one.source()).orElse(null))
            });
        }
        return rows;
    }

    private static Optional<String> specimen(Source source) {
        return source.specimen()
                .filter(reference -> reference.startsWith(SPECIMEN))
                .map(reference -> reference.substring(SPECIMEN.length()));
    }

    /** What was measured of these patients under any of the codes. */
    Map<PatientId, List<Finding>> of(List<PatientId> patients, Set<String> codes) {
        var found = new HashMap<PatientId, List<Finding>>();
        var others = othersSpecimens(patients);
        for (var some : Batches.of(codes)) {
            var seen = new HashSet<String>();
            RowCallbackHandler collect = row -> {
                if (seen.add(row.getString(2) + " " + row.getInt(3))) {
                    found.computeIfAbsent(new PatientId(row.getString(1)), key -> new ArrayList<>())
                            .add(finding(row, others));
                }
            };
            database.query(
                    "select " + COLUMNS + " from reading r where r.patient_id in (" + Batches.marks(patients.size())
                            + ") and r.code in (" + Batches.marks(some.size()) + ")",
                    collect,
                    arguments(patients, some));
        }
        return found;
    }

    /** The specimens that results of these patients name and that are of somebody else. */
    private Set<String> othersSpecimens(List<PatientId> patients) {
        return new HashSet<>(database.queryForList(
                "select distinct e.resource_id from reading r join chart_entry e"
                        + " on e.resource_type = 'Specimen' and e.resource_id = r.specimen_id"
                        + " and e.patient_id <> r.patient_id and e.patient_id <> ''"
                        + " where r.specimen_id is not null and r.patient_id in (" + Batches.marks(patients.size())
                        + ")",
                String.class,
                arguments(patients, List.of())));
    }

    private static Object[] arguments(Collection<PatientId> patients, Collection<String> codes) {
        var arguments = new ArrayList<Object>();
        patients.forEach(patient -> arguments.add(patient.value()));
        arguments.addAll(codes);
        return arguments.toArray();
    }

    private static Finding finding(ResultSet row, Set<String> others) throws SQLException {
        var specimen = Optional.ofNullable(row.getString(12));
        var day = Optional.ofNullable(row.getObject(10, LocalDate.class));
        var source =
                new Source("Observation/" + row.getString(2), day, row.getBoolean(11), specimen.map(SPECIMEN::concat));
        var codes = Set.of(row.getString(4).split(" "));
        if (specimen.filter(others::contains).isPresent()) {
            return new Unreadable(codes, Source.OF_ANOTHER, source);
        }
        return new Measurement(
                codes,
                row.getString(5),
                Comparator.valueOf(row.getString(6)),
                new BigDecimal(row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(BigDecimal::new),
                row.getString(9),
                source);
    }
}
