package org.companion.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In local mode only calls that name this machine are answered: a web page whose name has been pointed at the loopback
 * address (DNS rebinding) names another.
 */
final class LocalHostFilter extends OncePerRequestFilter {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    private final List<String> origins;

    /** {@code origins}: of web pages that may call all the same. */
    LocalHostFilter(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Loopback.isHost(request.getHeader("Host")) && !isWriteOfAnotherSite(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Whoever sits at this machine need show no token, and so a page of anybody's could write in their name. */
    private boolean isWriteOfAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null
                && !site.equals("same-origin")
                && !site.equals("none")
                && !LOOKING.contains(request.getMethod())
                && !origins.contains(String.valueOf(request.getHeader("Origin")));
    }
}
