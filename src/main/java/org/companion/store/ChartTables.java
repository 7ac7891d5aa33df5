package org.companion.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.springframework.jdbc.core.JdbcOperations;

/** The rows of our own tables. Every method runs in the caller's transaction. */
final class ChartTables {
    private final JdbcOperations database;
    private final ResultTables results;

    ChartTables(JdbcOperations database) {
        this.database = database;
        this.results = new ResultTables(database);
    }

    /** Notes the changes of one transaction and raises the version of every chart they touch; says whose they are. */
    Set<PatientId> note(List<ChartChange> changes, Indexing indexing) {
        var touched = new TreeSet<String>(); // in order, so that two transactions never wait for each other
        var known = changes.stream().filter(ChartChange::known).toList();
        known.forEach(change -> touched.addAll(patients(change)));
        changes.forEach(change -> touched.addAll(lookedAt(change)));
        remove(known);
        var noted = new ArrayList<Noted>();
        for (var change : changes) {
            change.resource().ifPresent(resource -> noted.add(new Noted(resource, indexing.read(resource))));
        }
        noted.forEach(note -> note.patient().map(PatientId::value).ifPresent(touched::add));
        insert(noted);
        raise(touched);
        return touched.stream().map(PatientId::new).collect(Collectors.toSet());
    }

    private List<String> patients(ChartChange change) {
        return database.queryForList("""
                select patient_id from chart_entry where resource_type = ? and resource_id = ? and patient_id <> ''
                union select patient_id from chart_link where target_type = ? and target_id = ?
                """, String.class, change.type(), change.id(), change.type(), change.id());
    }

    /** Of whom there are results on the material that is written, whosever it is. */
    private List<String> lookedAt(ChartChange change) {
        return change.type().equals("Specimen")
                ? database.queryForList("""
                        select patient_id from reading where specimen_id = ?
                        union select patient_id from chart_link where target_type = 'Specimen' and target_id = ?
                        """, String.class, change.id(), change.id())
                : List.of();
    }

    private void remove(List<ChartChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var keys = changes.stream()
                .map(change -> new Object[] {change.type(), change.id()})
                .toList();
        for (var table : List.of("chart_entry", "chart_link", "alteration", "finding_name")) {
            database.batchUpdate("delete from " + table + " where resource_type = ? and resource_id = ?", keys);
        }
        var observations = ids(changes, "Observation");
        if (!observations.isEmpty()) {
            database.batchUpdate("delete from reading where resource_id = ?", observations);
        }
        results.remove(observations);
        results.removeRegions(ids(changes, "DocumentReference"));
        var patients = ids(changes, "Patient");
        if (!patients.isEmpty()) {
            database.batchUpdate("delete from patient_identifier where patient_id = ?", patients);
            database.batchUpdate("delete from patient_number where patient_id = ?", patients);
        }
    }

    private static List<Object[]> ids(List<ChartChange> changes, String type) {
        return changes.stream()
                .filter(change -> change.type().equals(type))
                .map(change -> new Object[] {change.id()})
                .toList();
    }

    private void insert(List<Noted> noted) {
        insert("chart_entry (resource_type, resource_id, patient_id, is_reading, json)", noted, Noted::entry);
        insert("chart_link (resource_type, resource_id, patient_id, target_type, target_id)", noted, Noted::links);
        insert("patient_identifier (patient_id, identifier_system, identifier_value)", noted, Noted::identifiers);
        insert("patient_number (patient_id, plain_value, authority)", noted, Noted::numbers);
        insert("genomic_region (resource_id, contig, regions)", noted, Noted::regions);
        insert(Readings.TABLE, noted, Noted::readings);
        insert("alteration (name, patient_id, resource_type, resource_id)", noted, Noted::alterations);
        insert("finding_name (name, patient_id, resource_type, resource_id)", noted, Noted::names);
        results.insert(noted.stream().flatMap(one -> one.result().stream()).toList());
    }

    private void insert(String into, List<Noted> noted, Function<Noted, List<Object[]>> rows) {
        ResultTables.insert(
                database,
                into,
                noted.stream().map(rows).flatMap(Collection::stream).toList());
    }

    private void raise(Collection<String> patients) {
        if (patients.isEmpty()) {
            return;
        }
        var keys = patients.stream().map(patient -> new Object[] {patient}).toList();
        var raised = database.batchUpdate("update chart_version set version = version + 1 where patient_id = ?", keys);
        var first = new ArrayList<Object[]>();
        for (var i = 0; i < raised.length; i++) {
            if (raised[i] == 0) {
                first.add(keys.get(i));
            }
        }
        if (!first.isEmpty()) {
            database.batchUpdate("insert into chart_version (patient_id, version) values (?, 1)", first);
        }
    }
}
