package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The same operations at the address of a resource type: {@code Patient/$find-…}. */
public final class FindByType extends FindOperations implements IResourceProvider {
    private final Class<? extends IBaseResource> type;

    public FindByType(FhirContext fhir, Genomics genomics, Class<? extends IBaseResource> type) {
        super(fhir, genomics);
        this.type = type;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }
}
