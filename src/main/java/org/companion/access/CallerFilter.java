package org.companion.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.companion.permission.Caller;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says to the doors behind who calls. A request that has not passed here has no caller, and may do nothing. */
final class CallerFilter extends OncePerRequestFilter {
    private final Supplier<Caller> caller;

    CallerFilter(Supplier<Caller> caller) {
        this.caller = caller;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Caller.ATTRIBUTE, caller.get());
        chain.doFilter(request, response);
    }
}
