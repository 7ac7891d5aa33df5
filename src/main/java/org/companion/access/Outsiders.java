package org.companion.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;

/** Tells in words and as an OperationOutcome why somebody is not let in (RFC 6750 for the header). */
final class Outsiders {
    private static final BearerTokenAuthenticationEntryPoint ENTRY = new BearerTokenAuthenticationEntryPoint();
    private static final BearerTokenAccessDeniedHandler DENIED = new BearerTokenAccessDeniedHandler();

    private Outsiders() {}

    static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        ENTRY.commence(request, response, why);
        write(response, "login", "a valid bearer token is required");
    }

    static void notGranted(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        DENIED.handle(request, response, why);
        write(response, "forbidden", "no scope of the token opens this door");
    }

    /** An OperationOutcome; the words are our own. */
    static void write(HttpServletResponse response, String code, String words) throws IOException {
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        var outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + words + "\"}]}";
        response.getOutputStream().write(outcome.getBytes(StandardCharsets.UTF_8));
    }
}
