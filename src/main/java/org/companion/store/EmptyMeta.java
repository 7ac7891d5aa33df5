package org.companion.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Date;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Has a new resource without meta stored with an empty one, as HAPI writes it at every later update: else the same sent
 * again would not be seen to be the same, and get a version of its own.
 */
@Interceptor
final class EmptyMeta {
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource.getMeta().isEmpty()) {
            resource.getMeta().setLastUpdated(new Date()); // is not stored in the text, and set anew for every read
        }
    }
}
