package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.companion.rest.guarding.Looks;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes in the journal each resource that was written by FHIR, alone or in a bundle, when it is stored. What the house
 * writes on its own account is noted where it came in.
 */
@Interceptor
final class NotedWrites {
    private final Looks looks;

    NotedWrites(Looks looks) {
        this.looks = looks;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        note("create", resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        note("update", resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        note("delete", resource, request);
    }

    private void note(String interaction, IBaseResource written, @Nullable RequestDetails request) {
        if (request instanceof ServletRequestDetails && written instanceof Resource resource) {
            var service = "fhir:" + interaction + " " + resource.fhirType();
            var entity = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            var patients = NotedReads.patients(resource);
            afterCommit(() -> looks.note(request, service, patients, Optional.of(entity)));
        }
    }

    /** A write that is tried again, or given up, is noted once or not at all. */
    private static void afterCommit(Runnable noting) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            noting.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                noting.run();
            }
        });
    }
}
