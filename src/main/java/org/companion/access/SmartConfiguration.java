package org.companion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells apps where to get a token and what for (SMART App Launch 2.2, "Using .well-known"). */
@RestController
final class SmartConfiguration {
    /** All that SMART has a name for. */
    private static final List<String> CLIENT_CHECKS =
            List.of("client_secret_post", "client_secret_basic", "private_key_jwt");

    private final AccessSettings settings;
    private final IssuersDoors doors;
    private final boolean embedded;

    SmartConfiguration(AccessSettings settings, IssuersDoors doors) {
        this.settings = settings;
        this.doors = doors;
        this.embedded = settings.embedded();
    }

    @GetMapping("/.well-known/smart-configuration")
    ResponseEntity<Map<String, Object>> tell(HttpServletRequest request) {
        if (!settings.demandsToken()) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("issuer", embedded ? EmbeddedIssuer.NAME : String.valueOf(settings.issuer()));
        keys(request).ifPresent(address -> told.put("jwks_uri", address));
        var authorize = embedded ? Optional.<String>empty() : doors.authorize();
        authorize.ifPresent(address -> told.put("authorization_endpoint", address));
        token(request).ifPresent(address -> told.put("token_endpoint", address));
        var checks = claimed("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        told.put(
                "token_endpoint_auth_methods_supported",
                checks.stream().filter(CLIENT_CHECKS::contains).toList());
        told.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        told.put(
                "grant_types_supported",
                embedded
                        ? List.of("client_credentials")
                        : claimed("grant_types_supported", List.of("authorization_code", "client_credentials")));
        told.put("scopes_supported", scopes());
        told.put("response_types_supported", List.of("code"));
        told.put(
                "code_challenge_methods_supported",
                claimed("code_challenge_methods_supported", List.of("S256")).stream()
                        .filter("S256"::equals)
                        .toList());
        told.put("capabilities", capabilities(authorize.isPresent(), checks));
        return ResponseEntity.ok(told);
    }

    private List<String> scopes() {
        return embedded
                ? List.of("system/*.cruds", "system/*.rs")
                : List.of(
                        "openid",
                        "fhirUser",
                        "launch",
                        "launch/patient",
                        "patient/*.rs",
                        "patient/*.cruds",
                        "user/*.rs",
                        "user/*.cruds",
                        "system/*.rs",
                        "system/*.cruds");
    }

    /** What the issuer says of itself; where it is silent what SMART demands of it. */
    private List<String> claimed(String name, List<String> silent) {
        return embedded ? silent : doors.list(name).orElse(silent);
    }

    /** That a person can sign in is said only where there is a door for it, and of clients only what is known. */
    private List<String> capabilities(boolean launches, List<String> checks) {
        var capabilities = new ArrayList<String>();
        if (launches) {
            capabilities.addAll(
                    List.of("launch-ehr", "launch-standalone", "context-ehr-patient", "context-standalone-patient"));
        }
        if (launches && (checks.contains("none") || settings.launched().isPresent())) {
            capabilities.add("client-public");
        }
        if (checks.contains("private_key_jwt")) {
            capabilities.add("client-confidential-asymmetric");
        }
        if (!embedded) {
            capabilities.addAll(List.of("permission-patient", "permission-user"));
        }
        capabilities.addAll(List.of("permission-v1", "permission-v2"));
        return capabilities;
    }

    private Optional<String> token(HttpServletRequest request) {
        return embedded ? Optional.of(here(request, TokenDoor.TOKEN)) : doors.token();
    }

    private Optional<String> keys(HttpServletRequest request) {
        return embedded ? Optional.of(here(request, TokenDoor.KEYS)) : doors.keys();
    }

    private static String here(HttpServletRequest request, String path) {
        return URI.create(request.getRequestURL().toString()).resolve(path).toString();
    }
}
