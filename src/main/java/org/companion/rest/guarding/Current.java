package org.companion.rest.guarding;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;

/** A resource as it is now, whoever asks. */
public final class Current {
    private final DaoRegistry daos;

    public Current(DaoRegistry daos) {
        this.daos = daos;
    }

    Optional<Resource> of(String type, IIdType id) {
        try {
            return Optional.of((Resource)
                    daos.getResourceDao(type).read(id.toUnqualifiedVersionless(), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException none) {
            return Optional.empty();
        }
    }
}
