package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.companion.bulk.ExportOrder.Level;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.ParameterRefused;
import org.companion.permission.Asking;
import org.companion.permission.Caller;
import org.hl7.fhir.r4.model.IdType;

/** {@code $export} of Bulk Data Access 2.0: of everything, of what belongs to patients, of a group of patients. */
final class ExportDoor {
    private static final String IG = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    /**
     * A write that was begun before an export can end after it, with the date of its beginning. What the next export has
     * by {@code _since} overlaps by more than any write takes, so that none is missed.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final FhirContext fhir;
    private final ExportAsked reading;
    private final StoredResources resources;
    private final KickOff kickOff;
    private final Asking asking;

    ExportDoor(FhirContext fhir, ExportAsked reading, StoredResources resources, KickOff kickOff, Asking asking) {
        this.fhir = fhir;
        this.reading = reading;
        this.resources = resources;
        this.kickOff = kickOff;
        this.asking = asking;
    }

    @Operation(
            name = "$export",
            canonicalUrl = IG + "export",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void system(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        take(Level.SYSTEM, Optional.empty(), request, response);
    }

    @Operation(
            name = "$export",
            typeName = "Patient",
            canonicalUrl = IG + "patient-export",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void patients(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        take(Level.PATIENT, Optional.empty(), request, response);
    }

    @Operation(
            name = "$export",
            typeName = "Group",
            canonicalUrl = IG + "group-export",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void group(@IdParam IdType group, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        Granted.demand(caller(), "Group");
        if (resources.keys("Group", List.of(group.getIdPart())).isEmpty()) {
            throw new ResourceNotFoundException("There is no such Group");
        }
        take(Level.PATIENT, Optional.of(group.getIdPart()), request, response);
    }

    private Caller caller() {
        return asking.caller().orElse(Caller.NOBODY);
    }

    private void take(Level level, Optional<String> group, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        try {
            var isPost = request.getRequestType() == RequestTypeEnum.POST;
            var order = reading.read(Asked.of(request, fhir), level, group, isPost, caller());
            var job = kickOff.job(Kind.EXPORT, order.json(), request);
            kickOff.take(job.asOf(job.created().minus(OVERLAP)), List.of(), Body.NONE, request, response);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }
}
