package org.companion.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.delivery.KnownPatient;
import org.companion.delivery.Matching;
import org.companion.delivery.People;
import org.companion.delivery.SentPatient;
import org.companion.fhir.Json;
import org.companion.fhir.KnownPatients;
import org.springframework.jdbc.core.JdbcOperations;

/** Finds patients on file by the numbers that they bear. */
final class StoredPeople implements People {
    private final JdbcOperations database;

    StoredPeople(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public List<KnownPatient> bearing(SentPatient sent) {
        var found = Stream.concat(ours(sent).stream(), numbered(sent).stream())
                .distinct()
                .toList();
        return found.isEmpty()
                ? List.of()
                : database.query(
                        "select resource_id, json from chart_entry where resource_type = 'Patient' and resource_id in ("
                                + Batches.marks(found.size()) + ") order by resource_id",
                        (row, line) -> new KnownPatient(
                                new PatientId(row.getString(1)), KnownPatients.told(Json.stored(row.getString(2)))),
                        found.toArray());
    }

    private static Set<String> ours(SentPatient sent) {
        return sent.numbers().stream()
                .filter(number -> number.authority().equals(Matching.OURS))
                .map(SentPatient.Number::value)
                .collect(Collectors.toSet());
    }

    private List<String> numbered(SentPatient sent) {
        var numbers = sent.numbers().stream()
                .filter(number -> !number.authority().equals(Matching.OURS))
                .map(number -> Matching.plain(number.value()))
                .distinct()
                .toList();
        return numbers.isEmpty()
                ? List.of()
                : database.queryForList(
                        "select distinct patient_id from patient_number where plain_value in ("
                                + Batches.marks(numbers.size()) + ") order by patient_id fetch first 20 rows only",
                        String.class,
                        numbers.toArray());
    }
}
