package org.companion.store;

import java.util.Comparator;
import java.util.List;
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
    private static final String NAMED =
            "select resource_id, json from chart_entry where resource_type = 'Patient' and resource_id in (%s)";
    private static final String NUMBERED = "select c.resource_id, c.json from patient_number n join chart_entry c"
            + " on c.resource_type = 'Patient' and c.resource_id = n.patient_id"
            + " where n.plain_value in (%s) order by c.resource_id fetch first 40 rows only";

    private final JdbcOperations database;

    StoredPeople(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public List<KnownPatient> bearing(SentPatient sent) {
        return Stream.concat(found(NAMED, values(sent, true)).stream(), found(NUMBERED, values(sent, false)).stream())
                .distinct()
                .sorted(Comparator.comparing(found -> found.id().value()))
                .toList();
    }

    private List<KnownPatient> found(String query, List<String> values) {
        return values.isEmpty()
                ? List.of()
                : database.query(
                        query.formatted(Batches.marks(values.size())),
                        (row, line) -> new KnownPatient(
                                new PatientId(row.getString(1)), KnownPatients.told(Json.stored(row.getString(2)))),
                        values.toArray());
    }

    /** The ids of our own that were sent, or the numbers of others without their punctuation. */
    private static List<String> values(SentPatient sent, boolean ours) {
        return sent.numbers().stream()
                .filter(number -> number.authority().equals(Matching.OURS) == ours)
                .map(number -> ours ? number.value() : Matching.plain(number.value()))
                .distinct()
                .toList();
    }
}
