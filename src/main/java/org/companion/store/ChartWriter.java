package org.companion.store;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.companion.chart.PatientId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects what one transaction writes and notes it in our tables just before that transaction commits. */
final class ChartWriter {
    private final ChartTables tables;
    private final Indexing indexing;
    private final ChartVersions versions;
    private final Consumer<Set<PatientId>> told;

    ChartWriter(JdbcOperations database, Indexing indexing, ChartVersions versions) {
        this(database, indexing, versions, touched -> {});
    }

    /** {@code told}: who is told in the transaction whose charts it touches, when these are locked. */
    ChartWriter(JdbcOperations database, Indexing indexing, ChartVersions versions, Consumer<Set<PatientId>> told) {
        this.tables = new ChartTables(database);
        this.indexing = indexing;
        this.versions = versions;
        this.told = told;
    }

    /** To be called inside the transaction that writes the resource. */
    void write(ChartChange change) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Batch batch) {
            batch.add(change);
            return;
        }
        var batch = new Batch();
        batch.add(change);
        TransactionSynchronizationManager.bindResource(this, batch);
        TransactionSynchronizationManager.registerSynchronization(batch);
    }

    private final class Batch implements TransactionSynchronization {
        private final Map<String, ChartChange> changes = new LinkedHashMap<>();
        private final Set<PatientId> touched = new HashSet<>();
        private boolean committing;

        void add(ChartChange change) {
            changes.merge(
                    change.reference(),
                    change,
                    (first, last) -> new ChartChange(last.type(), last.id(), first.known(), last.resource()));
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChartWriter.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ChartWriter.this, this);
        }

        /** Before those who note what was written, so that they do so in the order of the charts' versions. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            versions.committing();
            committing = true;
            try {
                touched.addAll(tables.note(List.copyOf(changes.values()), indexing));
                told.accept(touched);
            } catch (DuplicateKeyException met) {
                // two writers made the same resource, or the same patient's first entry; HAPI tries this one again
                throw new ResourceVersionConflictException("Another write of the same resource came first");
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChartWriter.this);
            if (committing) {
                versions.committed(touched);
            }
        }
    }
}
