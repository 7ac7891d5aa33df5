package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import org.companion.rest.guarding.Looks;
import org.companion.rest.operations.Subjects;

/** Notes in the journal which operation was asked, and about whom; of operations about many patients it names none. */
@Interceptor
final class NotedOperations {
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
    private final Looks looks;

    NotedOperations(Subjects subjects, Looks looks) {
        this.subjects = subjects;
        this.looks = looks;
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
    public void note(RequestDetails request) {
        var operation = request.getOperation();
        if (!isOperation(request.getRestOperationType()) || operation == null || UNNOTED.contains(operation)) {
            return;
        }
        looks.note(request, "fhir:" + operation, subjects.of(request).ids(), Optional.empty());
    }

    private static boolean isOperation(RestOperationTypeEnum type) {
        return type == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE
                || type == RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                || type == RestOperationTypeEnum.EXTENDED_OPERATION_SERVER;
    }
}
