package org.companion.rest.guarding;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import org.companion.fhir.ShownReader;
import org.companion.permission.Caller;
import org.companion.permission.Deed;

/**
 * Looks at each interaction before it is done, those of a batch too: whether the caller may do such a thing at all. What
 * may be seen or written of single resources {@link ShownOnly} and {@link WrittenOnly} decide.
 */
@Interceptor(order = -100)
public final class Interactions {
    private static final String ALL = "*";

    private final SearchRules searches;
    private final OperationRules operations;
    private final Current current;

    public Interactions(SearchRules searches, OperationRules operations, Current current) {
        this.current = current;
        this.searches = searches;
        this.operations = operations;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum interaction) {
        var caller = Callers.of(request);
        var type = Objects.requireNonNullElse(request.getResourceName(), ALL);
        switch (interaction) {
            case METADATA -> {}
            case READ -> {
                demand(caller, Deed.READ, type);
                ownLooks(caller, request, type);
            }
            case VREAD, HISTORY_INSTANCE -> {
                demand(caller, Deed.READ, type);
                demandCurrent(caller, request, type);
            }
            case GET_PAGE -> demandAny(caller);
            case SEARCH_TYPE -> {
                demand(caller, Deed.SEARCH, type);
                ownLooks(caller, request, type);
                searches.check(caller, type, request.getParameters());
            }
            case SEARCH_SYSTEM, HISTORY_SYSTEM -> demandAll(caller, Deed.SEARCH, ALL);
            case HISTORY_TYPE -> demandAll(caller, Deed.SEARCH, type);
            case CREATE -> {
                demand(caller, Deed.CREATE, type);
                unconditional(caller, request, interaction, type);
            }
            case UPDATE, PATCH -> {
                demand(caller, Deed.UPDATE, type);
                unconditional(caller, request, interaction, type);
            }
            case DELETE -> {
                demand(caller, Deed.DELETE, type);
                unconditional(caller, request, interaction, type);
            }
            case TRANSACTION -> {
                demandAny(caller);
                Entries.check(caller, request);
            }
            case EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE, VALIDATE ->
                operations.check(caller, request);
            default -> {
                for (var deed : Deed.values()) {
                    demandAll(caller, deed, ALL);
                }
            }
        }
    }

    private static void demand(Caller caller, Deed deed, String type) {
        if (!caller.may(deed, type)) {
            throw Refused.scope(deed, type);
        }
    }

    /** What was moved to another patient shows no version of before any more. */
    private void demandCurrent(Caller caller, RequestDetails request, String type) {
        var id = request.getId();
        if (id != null
                && !caller.mayToAll(Deed.READ, type)
                && current.of(type, id)
                        .filter(resource -> caller.may(Deed.READ, ShownReader.read(resource)))
                        .isEmpty()) {
            throw ShownOnly.nothing(request);
        }
    }

    /** AuditEvents are not in the store, where searches are narrowed: patients may ask who looked at them, and no more. */
    private static void ownLooks(Caller caller, RequestDetails request, String type) {
        if (!type.equals("AuditEvent") || caller.mayToAll(Deed.SEARCH, type)) {
            return;
        }
        var asked = request.getParameters().getOrDefault("patient", new String[0]);
        if (asked.length != 1
                || caller.patient()
                        .filter(own -> asked[0].equals(own) || asked[0].equals("Patient/" + own))
                        .filter(own -> caller.mayToAllOf(Deed.SEARCH, type, own))
                        .isEmpty()) {
            throw Refused.words("with the scopes of the token AuditEvents can be sought by the token's patient alone");
        }
    }

    private static void demandAll(Caller caller, Deed deed, String type) {
        if (!caller.mayToAll(deed, type)) {
            throw Refused.scope(deed, type.equals(ALL) ? "every resource" : "every " + type);
        }
    }

    private static void demandAny(Caller caller) {
        if (caller.grants().isEmpty()) {
            throw Refused.words("no scope of the token is about resources");
        }
    }

    /** That a condition is met tells what is on file. */
    private static void unconditional(
            Caller caller, RequestDetails request, RestOperationTypeEnum interaction, String type) {
        if (request.getConditionalUrl(interaction) != null && !caller.mayToAll(Deed.SEARCH, type)) {
            throw Refused.words("a condition has to be sought among every " + type + ", which no scope allows");
        }
    }
}
