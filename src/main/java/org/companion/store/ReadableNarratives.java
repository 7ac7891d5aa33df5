package org.companion.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Locale;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * Refuses a narrative with a document type before it is stored: HAPI writes such a one, and can then not read the
 * resource again.
 */
@Interceptor
final class ReadableNarratives {
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        check(resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        check(resource);
    }

    private static void check(IBaseResource resource) {
        if (resource instanceof DomainResource one && one.hasText() && hasDocumentType(one)) {
            throw new InvalidRequestException("text.div: a narrative may not declare a document type");
        }
    }

    /** Written text has no other angle brackets than those of markup. */
    private static boolean hasDocumentType(DomainResource resource) {
        var text = String.valueOf(resource.getText().getDiv().getValueAsString());
        return text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE");
    }
}
