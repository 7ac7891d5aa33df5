package org.companion.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import org.companion.announcing.Status;
import org.companion.announcing.Statuses;
import org.companion.announcing.Subscriber;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the status of a Subscription as a new version of it. */
final class StoredStatuses implements Statuses {
    private final DaoRegistry daos;
    private final Subscribers subscribers;
    private final TransactionOperations transactions;

    StoredStatuses(DaoRegistry daos, Subscribers subscribers, TransactionOperations transactions) {
        this.daos = daos;
        this.subscribers = subscribers;
        this.transactions = transactions;
    }

    @Override
    public void set(Subscriber subscriber, Status status, Optional<String> error) {
        var same = subscribers.of(subscriber.id()).filter(subscriber::equals).isPresent();
        if (same) {
            transactions.executeWithoutResult(done -> write(subscriber.id(), status, error));
        }
    }

    private void write(String id, Status status, Optional<String> error) {
        var ours = new SystemRequestDetails();
        ours.getUserData().put(AnnouncingInterceptor.OURS, true);
        var dao = daos.getResourceDao(Subscription.class);
        var written = dao.read(new IdType("Subscription", id), ours).copy();
        written.setStatus(SubscriptionStatus.fromCode(status.code()));
        written.setError(error.orElse(null));
        dao.update(written, ours);
    }
}
