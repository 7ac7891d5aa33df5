package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * Holds every search and every condition of a write to the grammar, before it runs. Who asks for lenience has parameters
 * that are not known passed over, and is told which.
 */
@Interceptor
final class AskedSearches {
    private static final Pattern LENIENT = Pattern.compile("(?i)handling\\s*=\\s*\"?lenient");
    private static final String PASSED_OVER = AskedSearches.class.getName();
    /** Searched by the journal, which refuses on its own what it does not know. */
    private static final String OF_THE_JOURNAL = "AuditEvent";

    private final SearchGrammar grammar;

    AskedSearches(SearchGrammar grammar) {
        this.grammar = grammar;
    }

    /** Before the store reads the parameters; not called for the entries of a bundle. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void received(RequestDetails request) {
        if (isSearch(request)) {
            leaveOutRepeated(request);
            if (isLenient(request)) {
                passOver(request);
            }
        }
    }

    /** What is asked twice in the same words is asked once: the store would look for it twice. */
    private static void leaveOutRepeated(RequestDetails request) {
        if (request.getParameters().values().stream().allMatch(values -> values.length < 2)) {
            return;
        }
        Map<String, String[]> once = new LinkedHashMap<>(request.getParameters());
        once.replaceAll((name, values) -> Arrays.stream(values).distinct().toArray(String[]::new));
        request.setParameters(once);
    }

    /** Before it runs; called for each read of a bundle too. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request) {
        var type = Objects.requireNonNullElse(request.getResourceName(), "");
        if (type.isEmpty() || type.equals(OF_THE_JOURNAL)) {
            return;
        }
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            grammar.check(type, request.getParameters());
        } else if (isConditional(request)) {
            grammar.checkCondition(type, request.getParameters());
        }
        var ifNoneExist = request.getHeader("If-None-Exist");
        if (ifNoneExist != null && request.getRestOperationType() == RestOperationTypeEnum.CREATE) {
            checkCondition(type, ifNoneExist.substring(ifNoneExist.indexOf('?') + 1));
        }
    }

    /** Throws where the condition of a write would touch more than it says. */
    void checkCondition(String type, String query) {
        grammar.checkCondition(type, UrlUtil.parseQueryString(query));
    }

    private static boolean isConditional(RequestDetails request) {
        var operation = request.getRestOperationType();
        return (operation == RestOperationTypeEnum.UPDATE
                        || operation == RestOperationTypeEnum.DELETE
                        || operation == RestOperationTypeEnum.PATCH)
                && (request.getId() == null || !request.getId().hasIdPart());
    }

    private static boolean isSearch(RequestDetails request) {
        return request.getResourceName() != null
                && (request.getId() == null || !request.getId().hasIdPart())
                && ((request.getRequestType() == RequestTypeEnum.GET && request.getOperation() == null)
                        || "_search".equals(request.getOperation()))
                && !request.getResourceName().equals(OF_THE_JOURNAL);
    }

    private static boolean isLenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream()
                .anyMatch(one -> LENIENT.matcher(one).find());
    }

    private void passOver(RequestDetails request) {
        Map<String, String[]> kept = new TreeMap<>(request.getParameters());
        var unknown = kept.keySet().stream()
                .filter(name -> !grammar.isKnown(request.getResourceName(), name))
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(kept::remove);
            request.setParameters(kept);
            request.getUserData().put(PASSED_OVER, unknown);
        }
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tell(RequestDetails request, @Nullable IBaseResource answer) {
        if (request.getUserData().get(PASSED_OVER) instanceof List<?> unknown && answer instanceof Bundle bundle) {
            var outcome = new OperationOutcome();
            unknown.forEach(name -> outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.NOTSUPPORTED)
                    .setDiagnostics("The search parameter " + name + " is not known and was passed over"));
            bundle.addEntry().setResource(outcome).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
    }
}
