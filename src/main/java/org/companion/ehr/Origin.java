package org.companion.ehr;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Scheme, host and port of an address (RFC 6454), the port written out. */
record Origin(String scheme, String host, int port) {
    static Optional<Origin> of(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return Optional.empty();
        }
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        var port = switch (scheme) {
            case "https" -> address.getPort() < 0 ? 443 : address.getPort();
            case "http" -> address.getPort() < 0 ? 80 : address.getPort();
            default -> -1;
        };
        return port < 0
                ? Optional.empty()
                : Optional.of(new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port));
    }
}
