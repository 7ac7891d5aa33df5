package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.companion.announcing.Actionable;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.ChartReader;
import org.companion.fhir.ParameterRefused;
import org.companion.permission.Asking;
import org.companion.permission.Caller;

/** {@code $newly-actionable}: for which patients statements advise something that are new in the packs, or say something else. */
final class ActionableDoor {
    private static final Set<String> KNOWN = Set.of("_since", "pack");

    private final FhirContext fhir;
    private final Actionable actionable;
    private final KickOff kickOff;
    private final Asking asking;

    ActionableDoor(FhirContext fhir, Actionable actionable, KickOff kickOff, Asking asking) {
        this.fhir = fhir;
        this.actionable = actionable;
        this.kickOff = kickOff;
        this.asking = asking;
    }

    @Operation(
            name = "$newly-actionable",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/newly-actionable",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void ask(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var caller = asking.caller().orElse(Caller.NOBODY);
        ChartReader.types().forEach(type -> Granted.demand(caller, type));
        try {
            var job = kickOff.job(
                    Kind.ACTIONABLE, order(Asked.of(request, fhir), caller).json(), request);
            kickOff.take(job, List.of(), Body.NONE, request, response);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    /** Without a moment: since the packs were last changed. */
    private ActionableOrder order(Asked asked, Caller caller) {
        asked.check(KNOWN, KNOWN);
        var pack = asked.text("pack");
        pack.filter(id -> !actionable.isPack(id)).ifPresent(unknown -> {
            throw new ParameterRefused("pack", "must be the id of a pack that is in use, as its statements begin with");
        });
        var since = ExportAsked.since(asked).or(actionable::newest).orElse(Instant.EPOCH);
        return new ActionableOrder(since, pack, actionable.packs(), caller);
    }
}
