package org.companion.rest.guarding;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.jspecify.annotations.Nullable;

/** Writes into the journal who did what by FHIR: one entry for each patient whose data it was. */
public final class Looks {
    private static final int DONE = 200;

    private final Journal journal;
    private final Clock clock;

    public Looks(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Notes what was done.
     *
     * @param service such as {@code fhir:read Observation}
     * @param patients logical ids; none: one entry without a patient
     * @param entity the one resource, as {@code Type/id}
     */
    public void note(@Nullable RequestDetails request, String service, Set<String> patients, Optional<String> entity) {
        note(request, service, patients, entity, DONE);
    }

    /** Notes what was tried and refused with this HTTP status. */
    public void note(
            @Nullable RequestDetails request,
            String service,
            Set<String> patients,
            Optional<String> entity,
            int status) {
        if (patients.isEmpty()) {
            journal.note(look(request, service, Optional.empty(), entity, status), List.of());
        }
        patients.forEach(
                patient -> journal.note(look(request, service, Optional.of(patient), entity, status), List.of()));
    }

    private Look look(
            @Nullable RequestDetails request,
            String service,
            Optional<String> patient,
            Optional<String> entity,
            int status) {
        var caller = Callers.of(request);
        return new Look(
                UUID.randomUUID(),
                clock.instant(),
                Optional.of(caller.client()).filter(client -> !client.isEmpty()),
                caller.user(),
                patient,
                service,
                Optional.empty(),
                status,
                0,
                0,
                Duration.ZERO,
                entity,
                caller.emergency(),
                Searched.of(request));
    }
}
