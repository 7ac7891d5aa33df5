package org.companion.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends callers away who ask more of a door than they may, and says when they may come again. */
final class DoorLimit extends OncePerRequestFilter {
    private static final int TOO_MANY = 429;

    private static final String ANSWER = """
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"throttled",\
        "diagnostics":"Too many requests; ask again in %d s"}]}\
        """;

    private final Allowances allowances;

    DoorLimit(Allowances allowances) {
        this.allowances = allowances;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var wait = allowances.take(Asker.of(request));
        if (wait.isZero()) {
            next.doFilter(request, response);
            return;
        }
        var seconds = wait.plusMillis(999).toSeconds();
        response.setStatus(TOO_MANY);
        response.setHeader("Retry-After", String.valueOf(seconds));
        response.setContentType(
                request.getRequestURI().startsWith(request.getContextPath() + "/fhir")
                        ? "application/fhir+json;charset=UTF-8"
                        : "application/json;charset=UTF-8");
        response.getOutputStream().write(ANSWER.formatted(seconds).getBytes(StandardCharsets.UTF_8));
    }
}
