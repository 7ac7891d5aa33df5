package org.companion.store;

import ca.uhn.fhir.util.VersionUtil;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The FHIR store's own tables: made or brought to a new shape when the HAPI release changes, else left alone, since
 * looking whether all is there costs seconds at every start.
 */
final class FhirTables {
    /** Rows of the search index are removed with their resource anyhow; H2 pays for each key with an index more. */
    private static final Map<String, String> KEYS = Map.of(
            "FK_SP_TOKEN_RES", "HFJ_SPIDX_TOKEN",
            "FK_SP_DATE_RES", "HFJ_SPIDX_DATE",
            "FK_SP_QUANTITY_RES", "HFJ_SPIDX_QUANTITY",
            "FK_SPIDXSTR_RESOURCE", "HFJ_SPIDX_STRING");
    /** Serves only searches for any code of a system. */
    private static final String SELDOM_USED = "IDX_SP_TOKEN_HASH_S_V2";

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final boolean file;
    private final StartTurn turn;
    private Optional<StartTurn.Held> held = Optional.empty();

    FhirTables(JdbcOperations database, TransactionOperations transactions, boolean file, StartTurn turn) {
        this.turn = turn;
        this.database = database;
        this.transactions = transactions;
        this.file = file;
    }

    private boolean areCurrent() {
        return database.queryForList("select version from fhir_tables", String.class)
                .contains(VersionUtil.getVersion());
    }

    /** Whether they have to be made or changed; no other server begins to until {@link #made()}. */
    boolean areToBeMade() {
        if (areCurrent()) {
            return false;
        }
        held = Optional.of(turn.take());
        return !areCurrent();
    }

    /** To be called when the tables have been made or changed, or have been found as they should be. */
    void made() {
        if (!areCurrent()) {
            finish();
        }
        held.ifPresent(StartTurn.Held::close);
        held = Optional.empty();
    }

    private void finish() {
        if (file) {
            KEYS.forEach(
                    (key, table) -> database.execute("alter table " + table + " drop constraint if exists " + key));
            database.execute("drop index if exists " + SELDOM_USED);
        }
        transactions.executeWithoutResult(status -> {
            database.update("delete from fhir_tables");
            database.update("insert into fhir_tables (version) values (?)", VersionUtil.getVersion());
        });
    }
}
