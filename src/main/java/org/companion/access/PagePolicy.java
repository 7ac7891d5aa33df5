package org.companion.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.header.HeaderWriter;

/** What a page may load and call: this server alone, but that the page which fetches the token calls who gives it. */
final class PagePolicy implements HeaderWriter {
    private static final String OWN =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final Pattern ADDRESS = Pattern.compile("(https?://[A-Za-z0-9.\\-:\\[\\]]+)(/.*)?");

    private final AccessSettings settings;
    private final IssuersDoors doors;

    PagePolicy(AccessSettings settings, IssuersDoors doors) {
        this.settings = settings;
        this.doors = doors;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var giver = isLaunched(request) ? giver() : Optional.<String>empty();
        response.setHeader(
                "Content-Security-Policy",
                giver.map(origin -> OWN + "; connect-src 'self' " + origin).orElse(OWN));
    }

    private boolean isLaunched(HttpServletRequest request) {
        return settings.launched().isPresent() && LaunchDoor.LAUNCHED.equals(request.getServletPath());
    }

    /** The origin alone; what is no web address widens nothing. */
    private Optional<String> giver() {
        return doors.token().map(ADDRESS::matcher).filter(Matcher::matches).map(address -> address.group(1));
    }
}
