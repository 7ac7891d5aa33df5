package org.companion.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every error that no door has answered itself, as an OperationOutcome without anything of the inside. */
@RestController
public final class ErrorPage implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<Outcome> error(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Outcome.of(issueType(known), known.getReasonPhrase()));
    }

    record Outcome(String resourceType, List<Issue> issue) {
        static Outcome of(String code, String words) {
            return new Outcome("OperationOutcome", List.of(new Issue("error", code, words)));
        }
    }

    record Issue(String severity, String code, String diagnostics) {}

    private static String issueType(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "not-supported";
            case PAYLOAD_TOO_LARGE -> "too-long";
            case UNAUTHORIZED -> "login";
            case FORBIDDEN -> "forbidden";
            default -> status.is4xxClientError() ? "invalid" : "exception";
        };
    }
}
