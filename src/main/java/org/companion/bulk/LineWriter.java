package org.companion.bulk;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.companion.bulk.Parsed.Good;
import org.hl7.fhir.r4.model.Resource;

/** Writes resources by PUT into the FHIR store, in the transaction that is open. */
final class LineWriter {
    /** Entities are let go after so many: each query looks through all that are held. */
    private static final int HELD = 20;

    private static final String NO_TARGET = "not found, specified in path";

    private final DaoRegistry daos;
    private final EntityManager entities;

    LineWriter(DaoRegistry daos, EntityManager entities) {
        this.daos = daos;
        this.entities = entities;
    }

    void write(List<Good> lines) {
        var held = 0;
        for (var line : lines) {
            update(line.resource().copy()); // a write changes it, and may have to be tried again
            if (++held % HELD == 0) {
                letGo();
            }
        }
        letGo();
    }

    private void letGo() {
        entities.flush();
        entities.clear();
    }

    private <T extends Resource> void update(T resource) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) resource.getClass();
        daos.getResourceDao(type).update(resource, new SystemRequestDetails());
    }

    /** Whether a write failed since something it refers to is not there, or not there yet. */
    static boolean isForMissingTarget(RuntimeException failure) {
        return (failure instanceof InvalidRequestException || failure instanceof ResourceNotFoundException)
                && String.valueOf(failure.getMessage()).contains(NO_TARGET);
    }
}
