package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Refuses a search that costs too much, and lets only a few costly ones run at one time, so that connections are left for
 * everything else.
 */
@Interceptor
final class CostlySearches {
    /** From here on a search is refused. */
    static final int TOO_MUCH = 150;

    /** From here on a search is one of the few. */
    static final int COSTLY = 30;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String HELD = CostlySearches.class.getName();

    private final Semaphore places;
    private final Duration patience;

    /**
     * @param places how many costly searches run at one time
     * @param patience how long another one waits
     */
    CostlySearches(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void begin(RequestDetails request) {
        if (request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE) {
            return;
        }
        var cost = SearchCost.of(request.getParameters());
        if (cost.total() > TOO_MUCH) {
            throw new InvalidRequestException("This search costs too much (" + cost.total() + " of at most " + TOO_MUCH
                    + "): " + cost.dearest() + ". Ask for less at once");
        }
        if (cost.total() >= COSTLY && !request.getUserData().containsKey(HELD)) {
            take(request);
        }
    }

    private void take(RequestDetails request) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                refuse(request);
            }
            request.getUserData().put(HELD, true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            refuse(request);
        }
    }

    private static void refuse(RequestDetails request) {
        if (request instanceof ServletRequestDetails asked) {
            asked.getServletResponse().setHeader("Retry-After", "5");
        }
        throw new UnclassifiedServerFailureException(
                TOO_MANY_REQUESTS, "Too many costly searches are running; ask again in 5 s");
    }

    /** Called once for each request, however it ended. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void end(RequestDetails request) {
        if (request.getUserData().remove(HELD) != null) {
            places.release();
        }
    }
}
