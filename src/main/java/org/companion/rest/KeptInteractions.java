package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out HAPI's operations that this house does not run, so that none is reached or claimed. */
@Interceptor
final class KeptInteractions {
    private static final String HAPI = "ca.uhn.";
    private static final Set<String> LEFT_OUT = Set.of(
            "$reindex",
            "$reindex-dryrun",
            "$reindex-terminology",
            "$mark-all-resources-for-reindexing",
            "$perform-reindexing-pass",
            "$get-resource-counts",
            "$replace-references",
            "$hapi.fhir.replace-references",
            "$hapi.fhir.undo-replace-references",
            "$merge",
            "$hapi.fhir.undo-merge",
            "$lastn",
            "$meta-add",
            "$meta-delete",
            "$process-message",
            "$export",
            "$import");

    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding keep(BaseMethodBinding method) {
        return method instanceof OperationMethodBinding operation && isLeftOut(operation) ? null : method;
    }

    /** Operations of the house may bear the same names. */
    private static boolean isLeftOut(OperationMethodBinding operation) {
        return operation.getProvider().getClass().getName().startsWith(HAPI) && isUnwanted(operation);
    }

    /** Deleted resources are expunged by type or one by one; nobody empties the whole store by a call. */
    private static boolean isUnwanted(OperationMethodBinding operation) {
        return LEFT_OUT.contains(operation.getName())
                || (operation.getName().equals("$expunge") && operation.getResourceName() == null);
    }
}
