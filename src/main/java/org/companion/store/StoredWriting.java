package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.function.Supplier;
import org.companion.fhir.Writing;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes to HAPI's store, in the transaction that is open. HAPI's own processing of transaction Bundles will not run in
 * one, so the entries are written one by one.
 */
final class StoredWriting implements Writing {
    /** Entities are let go after so many entries: each query looks through all that are held. */
    private static final int HELD = 20;

    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final EntityManager entities;
    private final TransactionOperations transactions;

    StoredWriting(FhirContext fhir, DaoRegistry daos, EntityManager entities, TransactionOperations transactions) {
        this.fhir = fhir;
        this.daos = daos;
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    @Override
    public void write(JsonNode bundle) {
        var entries = fhir.newJsonParser()
                .parseResource(Bundle.class, bundle.toString())
                .getEntry();
        transactions.executeWithoutResult(status -> Batches.of(entries, HELD).forEach(some -> {
            some.forEach(this::write);
            entities.flush();
            entities.clear();
        }));
    }

    private void write(BundleEntryComponent entry) {
        var id = new IdType(entry.getRequest().getUrl());
        if (entry.getRequest().getMethod() == HTTPVerb.DELETE) {
            daos.getResourceDao(id.getResourceType()).delete(id, new SystemRequestDetails());
            return;
        }
        update(entry.getResource());
    }

    private <T extends Resource> void update(T resource) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) resource.getClass();
        daos.getResourceDao(type).update(resource, new SystemRequestDetails());
    }
}
