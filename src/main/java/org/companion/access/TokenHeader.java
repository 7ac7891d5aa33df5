package org.companion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * Finds the token of a request: in the header alone. Nothing else of the request is looked at; a form would be used up,
 * and its search with it.
 */
final class TokenHeader {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9\\-._~+/]+=*) *");
    private static final int LONGEST = 16_384;

    private TokenHeader() {}

    static @Nullable String read(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "bearer", 0, 6)) {
            return null;
        }
        var m = BEARER.matcher(header);
        if (header.length() > LONGEST || !m.matches()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("the token is malformed"));
        }
        return m.group(1);
    }
}
