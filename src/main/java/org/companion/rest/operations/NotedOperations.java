package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.journal.Journal;
import org.companion.journal.Look;

/** Notes in the journal which operation was asked, and about whom; of operations about many patients it names none. */
@Interceptor
public final class NotedOperations {
    /** These show no patient's data, or are noted where they are taken in. */
    private static final Set<String> UNNOTED = Set.of(
            "$validate",
            "$validate-code",
            "$expand",
            "$lookup",
            "$translate",
            "$subsumes",
            "$find-matches",
            "$invalidate-expansion",
            "$process-message");

    private final Subjects subjects;
    private final Journal journal;
    private final Clock clock;

    public NotedOperations(FhirContext fhir, Journal journal, Clock clock) {
        this.subjects = new Subjects(fhir);
        this.journal = journal;
        this.clock = clock;
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
    public void note(RequestDetails request) {
        var operation = request.getOperation();
        if (!isOperation(request.getRestOperationType()) || operation == null || UNNOTED.contains(operation)) {
            return;
        }
        var patients = subjects.of(request).ids();
        if (patients.isEmpty()) {
            journal.note(look(Optional.empty(), operation), List.of());
        }
        patients.forEach(patient -> journal.note(look(Optional.of(patient), operation), List.of()));
    }

    private static boolean isOperation(RestOperationTypeEnum type) {
        return type == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE
                || type == RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                || type == RestOperationTypeEnum.EXTENDED_OPERATION_SERVER;
    }

    private Look look(Optional<String> patient, String operation) {
        return new Look(
                UUID.randomUUID(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                patient,
                "fhir:" + operation,
                Optional.empty(),
                200,
                0,
                0,
                Duration.ZERO);
    }
}
