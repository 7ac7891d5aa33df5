package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.Arrays;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.companion.fhir.Incidents;
import org.companion.fhir.PlainWords;
import org.companion.genomes.ShelfAway;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Every error is an OperationOutcome in plain words; what is our own fault gets an incident number and a log line. */
@Interceptor
final class ErrorAnswers {
    private static final String PARAMETERS = "ca.uhn.fhir.rest.param.";
    private static final String SHELF_AWAY =
            "The store of genomes does not answer; nothing was stored. Try again later";
    private static final int FRAMES_OF_A_NUMBER = 5;

    private final Incidents incidents = new Incidents();

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(RequestDetails request, Throwable failure) {
        if (failure instanceof DataFormatException) {
            return told(new InvalidRequestException(failure.getMessage()), failure);
        }
        if (failure.getCause() instanceof FHIRFormatError) {
            return told(new InvalidRequestException("The narrative is no readable XHTML"), failure);
        }
        if (failure instanceof ResourceVersionConflictException && lostMatch(request, failure)) {
            return told(
                    new PreconditionFailedException("The resource has changed since the version in If-Match"), failure);
        }
        if (isOfValue(failure)) {
            return told(
                    new InvalidRequestException(
                            "A value of a search parameter lacks a part, or is no number where one is needed"),
                    failure);
        }
        if (failure instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            return told(known, failure);
        }
        if (RanTooLong.isCauseOf(failure)) {
            var ended = new UnclassifiedServerFailureException(503, RanTooLong.WORDS);
            return told(ended, ended);
        }
        if (ExceptionUtils.indexOfThrowable(failure, ShelfAway.class) >= 0) {
            var away = new UnclassifiedServerFailureException(503, SHELF_AWAY);
            return told(away, away);
        }
        return incident(failure);
    }

    /** The outcomes inside a batch or transaction response get the same plain words. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void plainEntries(@Nullable IBaseResource response) {
        if (response instanceof Bundle bundle
                && bundle.hasType()
                && bundle.getType().toCode().endsWith("-response")) {
            bundle.getEntry().stream()
                    .map(entry -> entry.getResponse().getOutcome())
                    .filter(OperationOutcome.class::isInstance)
                    .forEach(outcome -> plain((OperationOutcome) outcome));
        }
    }

    /** HAPI takes apart the values of composite parameters, and reads numbers, without looking at what is there. */
    private static boolean isOfValue(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var trace = cause.getStackTrace();
            if ((cause instanceof NullPointerException && readsParameters(trace, 1))
                    || (cause instanceof NumberFormatException && readsParameters(trace, FRAMES_OF_A_NUMBER))) {
                return true;
            }
        }
        return false;
    }

    private static boolean readsParameters(StackTraceElement[] trace, int frames) {
        return Arrays.stream(trace)
                .limit(frames)
                .anyMatch(one -> one.getClassName().startsWith(PARAMETERS));
    }

    private static boolean lostMatch(RequestDetails request, Throwable failure) {
        return MatchedVersions.areAsked(request)
                || String.valueOf(failure.getMessage()).contains("is not the current version");
    }

    private BaseServerResponseException incident(Throwable failure) {
        var text = "This server failed; nothing was stored. Incident " + incidents.record(failure);
        var status = failure instanceof BaseServerResponseException known ? known.getStatusCode() : 500;
        var answer =
                status == 500 ? new InternalErrorException(text) : new UnclassifiedServerFailureException(status, text);
        answer.setOperationOutcome(outcome(IssueType.EXCEPTION, text));
        return answer;
    }

    private static BaseServerResponseException told(BaseServerResponseException answer, Throwable failure) {
        if (failure instanceof BaseServerResponseException known && known.getOperationOutcome() != null) {
            answer.setOperationOutcome(plain(known.getOperationOutcome()));
            return answer;
        }
        var outcome = outcome(type(answer.getStatusCode()), PlainWords.of(answer.getMessage()));
        if (answer.getAdditionalMessages() != null) {
            answer.getAdditionalMessages()
                    .forEach(more -> outcome.addIssue(issue(type(answer.getStatusCode()), PlainWords.of(more))));
        }
        answer.setOperationOutcome(outcome);
        return answer;
    }

    private static IBaseOperationOutcome plain(IBaseOperationOutcome outcome) {
        if (outcome instanceof OperationOutcome known) {
            known.getIssue().stream()
                    .filter(OperationOutcome.OperationOutcomeIssueComponent::hasDiagnostics)
                    .forEach(issue -> issue.setDiagnostics(PlainWords.of(issue.getDiagnostics())));
        }
        return outcome;
    }

    private static IssueType type(int status) {
        return switch (status) {
            case 401, 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            case 405, 406, 415, 501 -> IssueType.NOTSUPPORTED;
            default -> IssueType.PROCESSING;
        };
    }

    static OperationOutcome outcome(IssueType type, String text) {
        return new OperationOutcome().addIssue(issue(type, text));
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(IssueType type, String text) {
        return new OperationOutcome.OperationOutcomeIssueComponent()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(text);
    }
}
