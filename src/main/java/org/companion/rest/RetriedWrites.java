package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.DeleteConflictList;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.jpa.delete.DeleteConflictOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;

/** Writes that met in the database are tried again, so that only a caller's own If-Match can lose. */
@Interceptor
final class RetriedWrites {
    private static final int TRIES = 20;
    private static final String HOPELESS = RetriedWrites.class.getName();

    @Hook(Pointcut.STORAGE_VERSION_CONFLICT)
    public @Nullable ResourceVersionConflictResolutionStrategy again(@Nullable RequestDetails request) {
        if (request == null || hopeless(request)) {
            return null;
        }
        var strategy = new ResourceVersionConflictResolutionStrategy();
        strategy.setRetry(true);
        strategy.setMaxRetries(TRIES);
        return strategy;
    }

    /** A delete that is refused because of references stays refused. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_DELETE_CONFLICTS)
    public @Nullable DeleteConflictOutcome referenced(DeleteConflictList conflicts, @Nullable RequestDetails request) {
        if (request != null && !conflicts.isEmpty()) {
            request.getUserData().put(HOPELESS, true);
        }
        return null;
    }

    private static boolean hopeless(RequestDetails request) {
        return request.getUserData().containsKey(HOPELESS) || MatchedVersions.areAsked(request);
    }
}
