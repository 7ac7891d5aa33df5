package org.companion.limits;

import jakarta.servlet.http.HttpServletRequest;

/** Who asks: by the name that a token gives, else by address. */
final class Asker {
    private Asker() {}

    static String of(HttpServletRequest request) {
        var name = request.getUserPrincipal();
        return name == null ? "at " + request.getRemoteAddr() : "as " + name.getName();
    }
}
