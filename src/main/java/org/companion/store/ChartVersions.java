package org.companion.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.companion.chart.PatientId;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Which version each patient's chart has. Where this process alone has the database, a version once read holds until the
 * next commit of the patient's data; while anything is being committed the database is asked, so that a call sees every
 * commit that ended before it began.
 */
final class ChartVersions {
    private final JdbcOperations database;
    private final boolean alone;
    private final Cache<PatientId, Optional<Long>> known;
    private final AtomicInteger committing = new AtomicInteger();
    private final AtomicLong commits = new AtomicLong();

    /**
     * @param alone whether no other process writes to the database
     * @param kept most versions kept in memory
     */
    ChartVersions(JdbcOperations database, boolean alone, long kept) {
        this.database = database;
        this.alone = alone;
        this.known = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** Empty for a patient of whom nothing was ever written. */
    Optional<Long> of(PatientId patient) {
        if (!alone) {
            return read(patient);
        }
        var before = commits.get();
        if (committing.get() == 0) {
            var version = known.getIfPresent(patient);
            if (version != null) {
                return version;
            }
        }
        var version = read(patient);
        if (committing.get() == 0 && commits.get() == before) {
            keep(patient, version, before);
        }
        return version;
    }

    /** A commit may have begun since the check; what it invalidates is invalidated after this. */
    private void keep(PatientId patient, Optional<Long> version, long before) {
        known.put(patient, version);
        if (committing.get() != 0 || commits.get() != before) {
            known.invalidate(patient);
        }
    }

    private Optional<Long> read(PatientId patient) {
        return database
                .queryForList("select version from chart_version where patient_id = ?", Long.class, patient.value())
                .stream()
                .findFirst();
    }

    /** To be called before a transaction commits. */
    void committing() {
        committing.incrementAndGet();
        commits.incrementAndGet();
    }

    /** To be called when it has ended, well or not. */
    void committed(Collection<PatientId> touched) {
        known.invalidateAll(touched);
        committing.decrementAndGet();
    }
}
