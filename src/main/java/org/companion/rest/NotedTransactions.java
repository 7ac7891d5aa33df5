package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.companion.chart.PatientId;
import org.companion.delivery.Entry;
import org.companion.delivery.Envelope;
import org.companion.delivery.Inbox;
import org.companion.delivery.Payload;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the transactions that brought a report in the inbox beside all other deliveries. They are written as FHIR has it,
 * by the ids and conditions that their sender gives, so that nothing of them waits or is matched; they are noted in the
 * transaction that writes them.
 */
@Interceptor
final class NotedTransactions {
    private static final String WHOLE = NotedTransactions.class.getName();

    private final Inbox inbox;
    private final Clock clock;

    NotedTransactions(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The entries are written under requests of their own, which share this one's notes. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void begun(RequestDetails request, RestOperationTypeEnum interaction) {
        if (interaction == RestOperationTypeEnum.TRANSACTION) {
            request.getUserData().put(WHOLE, request);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        written(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        written(resource, request);
    }

    private void written(IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof DiagnosticReport report
                && request != null
                && request.getUserData().get(WHOLE) instanceof RequestDetails whole
                && isFirst()) {
            keep(whole, report);
        }
    }

    /** Of the reports of one transaction; a transaction that is tried again begins anew. */
    private boolean isFirst() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return false;
        }
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(NotedTransactions.this);
            }
        });
        return true;
    }

    private void keep(RequestDetails request, DiagnosticReport report) {
        var number = request.getResource() instanceof Bundle bundle
                ? bundle.getIdentifier().getValue()
                : null;
        var payload = new Payload(request.loadRequestContents(), "transaction", Map.of());
        var subject = report.getSubject().getReferenceElement();
        inbox.keep(
                new Entry(
                        0,
                        UUID.randomUUID().toString(),
                        clock.instant(),
                        new Envelope("", "", number == null ? "" : number, Optional.empty()),
                        payload.digest(),
                        payload.mouth(),
                        "fhir",
                        Entry.State.FILED,
                        "",
                        "Patient".equals(subject.getResourceType()) && subject.hasIdPart()
                                ? Optional.of(new PatientId(subject.getIdPart()))
                                : Optional.empty(),
                        "written as its sender has it"),
                payload,
                false);
    }
}
