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
    /** With a reason in it a person breaks the glass; every call that does so is in the audit with its reason. */
    static final String EMERGENCY = "Companion-Emergency";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    private final Supplier<Caller> caller;

    CallerFilter(Supplier<Caller> caller) {
        this.caller = caller;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = caller.get();
        var known = shown.purposes().isEmpty() && AccessRules.isHook(request)
                ? shown.asking(Caller.TREATMENT) // an order is about a patient who is treated
                : shown;
        var reason = request.getHeader(EMERGENCY);
        if (reason == null) {
            request.setAttribute(Caller.ATTRIBUTE, known);
        } else if (known.user().isEmpty() && known != Caller.LOCAL) {
            refuse(response, 403, "forbidden", "only a person can break the glass: the token names none (fhirUser)");
            return;
        } else if (reason.strip().length() < SHORTEST || reason.length() > LONGEST) {
            refuse(response, 400, "invalid", EMERGENCY + " must give the reason, in 10 to 500 characters");
            return;
        } else {
            request.setAttribute(Caller.ATTRIBUTE, known.inEmergency(reason.strip()));
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, int status, String code, String words) throws IOException {
        response.setStatus(status);
        Outsiders.write(response, code, words);
    }
}
