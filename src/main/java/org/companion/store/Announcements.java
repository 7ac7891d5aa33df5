package org.companion.store;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.announcing.Announcement.Kind;
import org.companion.announcing.Version;
import org.companion.chart.PatientId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes what happens in the transaction in which it happens, where somebody asked to be told of such things. */
final class Announcements {
    static final String TABLE =
            "announcement (kind, weight, patient_id, focus_type, focus_id, version, made_at, not_before)";

    private final JdbcOperations database;
    private final Subscribers subscribers;
    private final Clock clock;
    private final Runnable noted;

    /** {@code noted} is run after the commit of a transaction in which anything was. */
    Announcements(JdbcOperations database, Subscribers subscribers, Clock clock, Runnable noted) {
        this.database = database;
        this.subscribers = subscribers;
        this.clock = clock;
        this.noted = noted;
    }

    boolean areWanted(String type) {
        return subscribers.interest().types().contains(type);
    }

    /** A resource got a new version; noted before the transaction commits, and after its charts are locked. */
    void written(Version version, Optional<PatientId> patient) {
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Batch)) {
            var batch = new Batch();
            TransactionSynchronizationManager.bindResource(this, batch);
            TransactionSynchronizationManager.registerSynchronization(batch);
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Batch batch) {
            batch.versions.put(version, patient);
        }
    }

    /** The charts of these patients are touched; noted at once. */
    void touched(Set<PatientId> patients) {
        if (!patients.isEmpty() && subscribers.interest().charts()) {
            note(Kind.CHART, patients);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    noted.run();
                }
            });
        }
    }

    void note(Kind kind, Collection<PatientId> patients) {
        insert(patients.stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .map(patient -> row(kind, Optional.of(patient), new Version("", "", 0)))
                .toList());
    }

    private Object[] row(Kind kind, Optional<PatientId> patient, Version version) {
        var now = Instants.sql(clock.instant());
        return new Object[] {
            kind.code(),
            kind.weight(),
            patient.map(PatientId::value).orElse(""),
            version.type(),
            version.id(),
            version.number(),
            now,
            now
        };
    }

    private void insert(List<Object[]> rows) {
        ResultTables.insert(database, TABLE, rows);
    }

    private final class Batch implements TransactionSynchronization {
        private final Map<Version, Optional<PatientId>> versions = new LinkedHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Announcements.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Announcements.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            insert(versions.entrySet().stream()
                    .map(one -> row(Kind.WRITTEN, one.getValue(), one.getKey()))
                    .toList());
        }

        @Override
        public void afterCommit() {
            noted.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Announcements.this);
        }
    }
}
