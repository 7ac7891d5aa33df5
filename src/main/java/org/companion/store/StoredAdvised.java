package org.companion.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.announcing.Advised;
import org.companion.announcing.Said;
import org.companion.chart.PatientId;
import org.companion.knowledge.Category;
import org.springframework.jdbc.core.JdbcOperations;

/** What was advised, in the database; every method runs in the caller's transaction. */
final class StoredAdvised implements Advised {
    private static final Map<String, Category> CATEGORIES = categories();
    private final JdbcOperations database;

    StoredAdvised(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public Optional<List<Said>> of(PatientId patient) {
        var known = database.queryForList(
                "select patient_id from announced_patient where patient_id = ?", String.class, patient.value());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(database.query(
                        "select statement, category, drug, digest from announced_advice where patient_id = ?",
                        (row, number) -> new Said(
                                row.getString(1),
                                category(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                List.of()),
                        patient.value()));
    }

    @Override
    public void replace(PatientId patient, List<Said> said) {
        forget(patient);
        database.update("insert into announced_patient (patient_id) values (?)", patient.value());
        ResultTables.insert(
                database,
                "announced_advice (patient_id, statement, category, drug, digest)",
                said.stream()
                        .map(one -> new Object[] {
                            patient.value(), one.statement(), one.category().code(), one.drug(), one.digest()
                        })
                        .toList());
    }

    @Override
    public void forget(PatientId patient) {
        List.of("announced_advice", "announced_patient")
                .forEach(table -> database.update("delete from " + table + " where patient_id = ?", patient.value()));
    }

    @Override
    public Set<PatientId> touched(Collection<String> statements, Collection<String> names) {
        var found = new LinkedHashSet<PatientId>();
        Batches.of(statements)
                .forEach(some -> found.addAll(patients(
                        "select distinct patient_id from announced_advice where statement in ("
                                + Batches.marks(some.size()) + ")",
                        some.toArray())));
        Batches.of(names)
                .forEach(some -> List.of(
                                "select distinct patient_id from finding_name where name in (",
                                "select distinct patient_id from reading where code in (")
                        .forEach(query ->
                                found.addAll(patients(query + Batches.marks(some.size()) + ")", some.toArray()))));
        return found;
    }

    @Override
    public Set<PatientId> all() {
        return Set.copyOf(patients("select patient_id from chart_version", new Object[0]));
    }

    private List<PatientId> patients(String query, Object[] arguments) {
        return database.query(query, (row, number) -> new PatientId(row.getString(1)), arguments);
    }

    private static Category category(String code) {
        return Optional.ofNullable(CATEGORIES.get(code))
                .orElseThrow(() -> new IllegalStateException("no category of advice: " + code));
    }

    private static Map<String, Category> categories() {
        var categories = new HashMap<String, Category>();
        for (var one : Category.values()) {
            categories.put(one.code(), one);
        }
        return Map.copyOf(categories);
    }
}
