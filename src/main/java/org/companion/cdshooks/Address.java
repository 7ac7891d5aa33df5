package org.companion.cdshooks;

import jakarta.servlet.http.HttpServletRequest;

/** The address of this server as a request names it. */
final class Address {
    private Address() {}

    /** Scheme, host and port, without a slash at the end. */
    static String of(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
