package org.companion.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.companion.access.HookTokens.Result;
import org.companion.permission.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an EHR in that shows a good token; discovery may be read without one, but a token that is shown is checked. */
final class HookTokenFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(HookTokenFilter.class);
    private static final String SCHEME = "bearer ";

    private final HookTokens tokens;
    private final Optional<String> publicUrl;
    private final MeterRegistry meters;

    HookTokenFilter(HookTokens tokens, Optional<String> publicUrl, MeterRegistry meters) {
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (shown.isEmpty() && isDiscovery(request)) {
            chain.doFilter(request, response);
            return;
        }
        var result = shown.filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> tokens.check(header.substring(SCHEME.length()).strip(), address(request)))
                .orElseGet(() -> new Result.Refused(
                        "missing", "a bearer token is required (CDS Hooks 2.0.1, Trusting CDS Clients)"));
        if (result instanceof Result.Accepted accepted) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(accepted.client(), "", List.of()));
            SecurityContextHolder.setContext(context);
            request.setAttribute(
                    Caller.ATTRIBUTE,
                    new Caller(accepted.client(), Optional.empty(), Optional.empty(), List.of())
                            .asking(Caller.TREATMENT));
            chain.doFilter(request, response);
        } else if (result instanceof Result.Refused refused) {
            refuse(response, refused);
        }
    }

    private static boolean isDiscovery(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals("/cds-services");
    }

    /** The address as the client knows it. */
    private String address(HttpServletRequest request) {
        return publicUrl
                .map(base -> base + request.getRequestURI())
                .orElseGet(() -> request.getRequestURL().toString());
    }

    private void refuse(HttpServletResponse response, Result.Refused refused) throws IOException {
        LOG.info("A call of a CDS service was refused: {}", refused.check());
        meters.counter("companion.hooks.tokens.refused", "check", refused.check())
                .increment();
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                refused.check().equals("missing") ? "Bearer" : "Bearer error=\"invalid_token\"");
        response.setContentType("application/json");
        var outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\","
                + "\"diagnostics\":\"" + quoted(refused.why()) + "\"}]}";
        response.getOutputStream().write(outcome.getBytes(StandardCharsets.UTF_8));
    }

    /** The address called stands in one of the reasons; it is the caller's own text. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }
}
