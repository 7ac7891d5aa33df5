package org.companion.store;

import java.util.List;
import org.companion.chart.PatientId;
import org.companion.delivery.Moved;
import org.springframework.jdbc.core.JdbcOperations;

/** Finds what points to a patient by the FHIR store's own table of links. Runs in the caller's transaction. */
final class StoredMoves implements Moved {
    private final JdbcOperations database;

    StoredMoves(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public List<String> resourcesOf(PatientId patient) {
        return database.query(
                "select distinct r.res_type, r.fhir_id from hfj_res_link l"
                        + " join hfj_resource r on r.res_id = l.src_resource_id"
                        + " join hfj_resource p on p.res_id = l.target_resource_id"
                        + " where p.res_type = 'Patient' and p.fhir_id = ? and r.res_type <> 'Patient'"
                        + " and r.res_deleted_at is null order by r.res_type, r.fhir_id",
                (row, line) -> row.getString(1) + "/" + row.getString(2),
                patient.value());
    }

    @Override
    public void moved(PatientId gone, PatientId kept) {
        database.update("update genome_sample set patient_id = ? where patient_id = ?", kept.value(), gone.value());
        database.update("update filed_report set patient_id = ? where patient_id = ?", kept.value(), gone.value());
    }
}
