package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.companion.fhir.Json;
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
    private final KnownIds known;

    StoredWriting(
            FhirContext fhir,
            DaoRegistry daos,
            EntityManager entities,
            TransactionOperations transactions,
            KnownIds known) {
        this.fhir = fhir;
        this.daos = daos;
        this.entities = entities;
        this.transactions = transactions;
        this.known = known;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    @Override
    public Optional<JsonNode> read(String reference) {
        var id = new IdType(reference);
        try {
            var resource = daos.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails());
            return Optional.of(Json.stored(fhir.newJsonParser().encodeResourceToString(resource)));
        } catch (ResourceNotFoundException | ResourceGoneException none) {
            return Optional.empty();
        }
    }

    @Override
    public void write(JsonNode bundle) {
        var entries = fhir.newJsonParser()
                .parseResource(Bundle.class, bundle.toString())
                .getEntry();
        transactions.executeWithoutResult(status -> {
            var resolved = known.in(bundle);
            var before = entities.getFlushMode();
            entities.setFlushMode(FlushModeType.COMMIT); // else each query looks through all that is held
            try {
                Batches.of(entries, HELD).forEach(some -> {
                    some.forEach(entry -> write(entry, resolved));
                    entities.flush();
                    entities.clear();
                });
            } finally {
                entities.setFlushMode(before);
            }
        });
    }

    private void write(BundleEntryComponent entry, TransactionDetails known) {
        var id = new IdType(entry.getRequest().getUrl());
        if (entry.getRequest().getMethod() == HTTPVerb.DELETE) {
            daos.getResourceDao(id.getResourceType()).delete(id, new SystemRequestDetails());
            return;
        }
        update(entry.getResource(), known);
    }

    private <T extends Resource> void update(T resource, TransactionDetails known) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) resource.getClass();
        daos.getResourceDao(type).update(resource, null, true, false, new SystemRequestDetails(), known);
    }
}
