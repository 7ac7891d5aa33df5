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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.companion.chart.PatientId;
import org.companion.consent.Withheld;
import org.companion.consent.Withholding;
import org.companion.fhir.ShownReader;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes out of every answer what the caller may not see, however it was reached. */
@Interceptor(order = -50)
public final class ShownOnly {
    private final Withholding withholding;

    public ShownOnly(Withholding withholding) {
        this.withholding = withholding;
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void show(IPreResourceShowDetails shown, @Nullable RequestDetails request) {
        var caller = Callers.of(request);
        var areConsents = withholding.isAny();
        var withheld = new HashMap<String, Withheld>();
        for (var i = 0; i < shown.size(); i++) {
            if (shown.getResource(i) instanceof Resource resource
                    && !(isGranted(caller, resource) && (!areConsents || isLeft(caller, resource, withheld)))) {
                if (request != null && isOfOne(request)) {
                    throw nothing(request);
                }
                shown.setResource(i, null);
            }
        }
    }

    private static boolean isGranted(Caller caller, Resource resource) {
        return caller.mayToAll(Deed.READ, resource.fhirType()) || caller.may(Deed.READ, ShownReader.read(resource));
    }

    /** Whether no Consent withholds it. */
    private boolean isLeft(Caller caller, Resource resource, Map<String, Withheld> withheld) {
        if (isOpenToWhoKeepsThem(caller, resource.fhirType())) {
            return true;
        }
        var shown = ShownReader.read(resource);
        return shown.owners().stream()
                .noneMatch(owner -> withheld.computeIfAbsent(owner, id -> withholding.of(new PatientId(id)))
                        .holds(shown));
    }

    /** A Consent names what it withholds: it is shown to whoever keeps Consents, and to those it withholds nothing from. */
    private static boolean isOpenToWhoKeepsThem(Caller caller, String type) {
        return type.equals("Patient") || (type.equals("Consent") && caller.mayToAll(Deed.UPDATE, "Consent"));
    }

    private static boolean isOfOne(RequestDetails request) {
        var interaction = request.getRestOperationType();
        return interaction == RestOperationTypeEnum.READ
                || interaction == RestOperationTypeEnum.VREAD
                || interaction == RestOperationTypeEnum.HISTORY_INSTANCE;
    }

    /** Not there and not for this caller are not told apart; nor deleted, by who may not see all of a type. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException alike(RequestDetails request, Throwable thrown) {
        var type = request.getResourceName();
        return (thrown instanceof ResourceGoneException || thrown instanceof ResourceNotFoundException)
                        && type != null
                        && isOfOne(request)
                        && !(thrown instanceof ResourceGoneException
                                && Callers.of(request).mayToAll(Deed.READ, type))
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
