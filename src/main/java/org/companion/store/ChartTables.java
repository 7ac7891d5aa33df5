package org.companion.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.companion.fhir.IndexReader.Row;
import org.companion.genome.Assembly;
import org.companion.genome.Spdi;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our tables of charts and findings; the same SQL on H2 and PostgreSQL. Writes join the transaction they meet. */
final class ChartTables {
    private static final int LONGEST_KEY = 512;

    private final JdbcTemplate sql;

    ChartTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A resource of a chart as it is kept; {@code patient} is empty for one that belongs to nobody. */
    record Entry(String type, String id, String patient, String json) {}

    /** A resource by its place. */
    record Key(String type, String id) {}

    /** A row of the genomic index with the resource it was read from. */
    record Finding(Key resource, String patient, Row row) {}

    /** Takes resources out, with what was indexed of them. */
    void remove(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var rows = keys.stream().map(key -> new Object[] {key.type(), key.id()}).toList();
        sql.batchUpdate("delete from chart_entry where resource_type = ? and resource_id = ?", rows);
        sql.batchUpdate("delete from genomic_finding where resource_type = ? and resource_id = ?", rows);
    }

    void add(Collection<Entry> entries) {
        sql.batchUpdate(
                "insert into chart_entry (resource_type, resource_id, patient_id, json) values (?, ?, ?, ?)",
                entries.stream()
                        .map(entry -> new Object[] {entry.type(), entry.id(), entry.patient(), entry.json()})
                        .toList());
    }

    void index(Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        sql.batchUpdate(
                "insert into genomic_finding (resource_type, resource_id, patient_id, kind, gene, finding_key, present,"
                        + " contig, start_pos, end_pos, assembly) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                findings.stream().map(ChartTables::columns).toList());
    }

    private static Object[] columns(Finding finding) {
        var row = finding.row();
        var place = row.position().map(Spdi::interval);
        var key = row.key().length() <= LONGEST_KEY ? row.key() : row.key().substring(0, LONGEST_KEY);
        return new Object[] {
            finding.resource().type(),
            finding.resource().id(),
            finding.patient(),
            row.kind(),
            row.gene(),
            key,
            row.present(),
            place.map(interval -> interval.contig().accession()).orElse(null),
            place.map(interval -> interval.start()).orElse(null),
            place.map(interval -> interval.end()).orElse(null),
            place.flatMap(interval -> interval.contig().assembly())
                    .map(Assembly::name)
                    .orElse(null)
        };
    }

    /** Raises the version of each chart; always in the same order, so that two writers never wait for each other. */
    void raise(Set<String> patients) {
        if (patients.isEmpty()) {
            return;
        }
        sql.batchUpdate(
                "merge into chart_version v using (values (cast(? as varchar(64)))) as t (patient_id)"
                        + " on v.patient_id = t.patient_id"
                        + " when matched then update set version = v.version + 1"
                        + " when not matched then insert (patient_id, version) values (t.patient_id, 1)",
                new TreeSet<>(patients)
                        .stream().map(patient -> new Object[] {patient}).toList());
    }

    /** The version of a patient's chart; empty where nothing was ever written of the patient. */
    Optional<Long> version(String patient) {
        return sql.queryForList("select version from chart_version where patient_id = ?", Long.class, patient).stream()
                .findFirst();
    }

    List<Entry> entries(String patient) {
        return sql.query(
                "select resource_type, resource_id, json from chart_entry where patient_id = ?",
                (row, n) -> new Entry(row.getString(1), row.getString(2), patient, row.getString(3)),
                patient);
    }

    Optional<String> json(Key key) {
        return sql
                .query(
                        "select json from chart_entry where resource_type = ? and resource_id = ?",
                        (row, n) -> row.getString(1),
                        key.type(),
                        key.id())
                .stream()
                .findFirst();
    }

    /** Whether nobody is on file. */
    boolean isEmpty() {
        return sql.queryForList("select patient_id from chart_version fetch first 1 rows only", String.class)
                .isEmpty();
    }
}
