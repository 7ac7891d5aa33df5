package org.companion.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Objects;
import org.companion.fhir.Settling;
import org.hl7.fhir.r4.model.IdType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings what our own tables note of resources to what this release notes, where a release before has written them. Goes
 * on where it was when it is cut off.
 */
public final class IndexRebuild {
    /** To be raised in a release that notes of resources what those before did not. */
    static final int RELEASE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuild.class);
    private static final int TOGETHER = 50;
    private static final int TOLD_EVERY = 5_000;

    private final JdbcOperations database;
    private final TransactionOperations transactions;
    private final DaoRegistry daos;
    private final ChartInterceptor noted;
    private final Settling settling;

    IndexRebuild(
            JdbcOperations database,
            TransactionOperations transactions,
            DaoRegistry daos,
            ChartInterceptor noted,
            Settling settling) {
        this.database = database;
        this.transactions = transactions;
        this.daos = daos;
        this.noted = noted;
        this.settling = settling;
    }

    /** To be called before the first call is taken, by one server at a time. */
    public void bringUpToDate() {
        if (number("select release from index_state") >= RELEASE) {
            return;
        }
        var all = number("select count(*) from hfj_resource where res_deleted_at is null");
        var done = 0L;
        for (var some = next(); !some.isEmpty(); some = next()) {
            note(some);
            done += some.size();
            if (done % TOLD_EVERY < TOGETHER) {
                LOG.info("The index is built anew for this release: {} of {} resources", done, all);
            }
        }
        transactions.executeWithoutResult(
                status -> database.update("update index_state set release = ?, reached = 0", RELEASE));
        settling.settle();
        if (done > 0) {
            LOG.info("The index was built anew for this release, of {} resources", done);
        }
    }

    private long number(String query) {
        return Objects.requireNonNull(database.queryForObject(query, Long.class));
    }

    private record Kept(long key, String type, String id) {}

    private List<Kept> next() {
        return database.query(
                "select res_id, res_type, fhir_id from hfj_resource where res_deleted_at is null"
                        + " and res_id > (select reached from index_state) order by res_id fetch first " + TOGETHER
                        + " rows only",
                (row, number) -> new Kept(row.getLong(1), row.getString(2), row.getString(3)));
    }

    private void note(List<Kept> some) {
        transactions.executeWithoutResult(status -> {
            some.stream()
                    .filter(one -> noted.isOfChart(one.type()))
                    .forEach(one -> noted.again(daos.getResourceDao(one.type())
                            .read(new IdType(one.type(), one.id()), new SystemRequestDetails())));
            database.update(
                    "update index_state set reached = ?",
                    some.get(some.size() - 1).key());
        });
    }
}
