package org.companion.rest.guarding;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Objects;
import org.companion.fhir.ShownReader;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes out of every answer what the caller may not see, however it was reached. */
@Interceptor(order = -50)
public final class ShownOnly {
    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void show(IPreResourceShowDetails shown, @Nullable RequestDetails request) {
        var caller = Callers.of(request);
        for (var i = 0; i < shown.size(); i++) {
            if (shown.getResource(i) instanceof Resource resource && !maySee(caller, resource)) {
                if (request != null && isOfOne(request)) {
                    throw nothing(request);
                }
                shown.setResource(i, null);
            }
        }
    }

    private static boolean maySee(Caller caller, Resource resource) {
        return caller.mayToAll(Deed.READ, resource.fhirType()) || caller.may(Deed.READ, ShownReader.read(resource));
    }

    private static boolean isOfOne(RequestDetails request) {
        var interaction = request.getRestOperationType();
        return interaction == RestOperationTypeEnum.READ
                || interaction == RestOperationTypeEnum.VREAD
                || interaction == RestOperationTypeEnum.HISTORY_INSTANCE;
    }

    /** Not there, deleted, and not for this caller are told apart by nobody who may not see all of a type. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException alike(RequestDetails request, Throwable thrown) {
        var type = request.getResourceName();
        return (thrown instanceof ResourceGoneException || thrown instanceof ResourceNotFoundException)
                        && type != null
                        && !Callers.of(request).mayToAll(Deed.READ, type)
                ? nothing(request)
                : null;
    }

    static ResourceNotFoundException nothing(RequestDetails request) {
        var id = request.getId();
        return new ResourceNotFoundException(
                "There is no " + Objects.requireNonNullElse(request.getResourceName(), "resource") + " "
                        + (id == null ? "" : id.getIdPart()) + " for this caller");
    }
}
