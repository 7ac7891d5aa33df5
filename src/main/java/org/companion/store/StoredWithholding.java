package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.consent.Consent;
import org.companion.consent.Requester;
import org.companion.consent.Withheld;
import org.companion.consent.Withholding;
import org.companion.fhir.ConsentReader;
import org.companion.fhir.Json;
import org.companion.fhir.ShownReader;
import org.companion.permission.Asking;
import org.companion.permission.Caller;
import org.companion.permission.Shown;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads the Consents on file anew for each question: who withholds something today must not be shown out of a cache. */
final class StoredWithholding implements Withholding {
    private static final String CONSENTS =
            "select json from chart_entry where patient_id = ? and resource_type = 'Consent'";

    private final JdbcOperations database;
    private final FhirContext fhir;
    private final Asking asking;
    private final StoredBelonging belonging;
    private final Clock clock;

    StoredWithholding(
            JdbcOperations database, FhirContext fhir, Asking asking, StoredBelonging belonging, Clock clock) {
        this.database = database;
        this.fhir = fhir;
        this.asking = asking;
        this.belonging = belonging;
        this.clock = clock;
    }

    @Override
    public Withheld of(PatientId patient) {
        return asking.caller().map(caller -> of(patient, caller)).orElse(Withheld.NOTHING);
    }

    /** What is withheld from this caller, who need not be asking now. */
    Withheld of(PatientId patient, Caller caller) {
        if (caller.emergency().isPresent() || caller.names().contains(patient.reference())) {
            return Withheld.NOTHING;
        }
        var consents = database.queryForList(CONSENTS, String.class, patient.value()).stream()
                .flatMap(json -> ConsentReader.read(Json.stored(json)).stream())
                .toList();
        if (consents.isEmpty()) {
            return Withheld.NOTHING;
        }
        var requester = consents.stream().anyMatch(Consent::meansMany) ? belonging.of(caller) : Requester.of(caller);
        return Withheld.of(consents, requester, clock.instant(), resources(patient));
    }

    private List<Shown> resources(PatientId patient) {
        var parser = fhir.newJsonParser();
        return database.query(
                "select json from chart_entry where patient_id = ? and resource_type <> 'Patient'",
                (row, line) -> ShownReader.read((Resource) parser.parseResource(row.getString(1))),
                patient.value());
    }

    @Override
    public Set<PatientId> consented(Collection<PatientId> patients) {
        var found = new HashSet<PatientId>();
        if (patients.isEmpty() || !isAny()) {
            return found;
        }
        for (var some : Batches.of(patients)) {
            database.queryForList(
                            "select distinct patient_id from chart_entry where resource_type = 'Consent'"
                                    + " and patient_id in (" + Batches.marks(some.size()) + ")",
                            String.class,
                            some.stream().map(PatientId::value).toArray())
                    .forEach(id -> found.add(new PatientId(id)));
        }
        return found;
    }

    @Override
    public boolean isAny() {
        return asking.caller().isPresent() && isAnyOnFile();
    }

    boolean isAnyOnFile() {
        return !database.queryForList(
                        "select resource_id from chart_entry where resource_type = 'Consent' fetch first 1 rows only",
                        String.class)
                .isEmpty();
    }
}
