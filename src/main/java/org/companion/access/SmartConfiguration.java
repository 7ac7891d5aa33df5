package org.companion.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST = 256 * 1024;

    private final AccessSettings settings;
    private final boolean embedded;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private Optional<JsonNode> metadata = Optional.empty();
    private long asked = System.nanoTime() - PAUSE.toNanos();

    SmartConfiguration(AccessSettings settings) {
        this.settings = settings;
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
        authorize().ifPresent(address -> told.put("authorization_endpoint", address));
        token(request).ifPresent(address -> told.put("token_endpoint", address));
        told.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        told.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        told.put(
                "grant_types_supported",
                embedded ? List.of("client_credentials") : List.of("authorization_code", "client_credentials"));
        told.put("scopes_supported", scopes());
        told.put("response_types_supported", List.of("code"));
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("capabilities", capabilities());
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

    private List<String> capabilities() {
        return embedded
                ? List.of("client-confidential-asymmetric", "permission-v1", "permission-v2")
                : List.of(
                        "launch-ehr",
                        "launch-standalone",
                        "client-public",
                        "client-confidential-asymmetric",
                        "context-ehr-patient",
                        "context-standalone-patient",
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2");
    }

    private Optional<String> authorize() {
        return Optional.ofNullable(settings.authorize())
                .map(URI::toString)
                .or(() -> ofIssuer("authorization_endpoint"));
    }

    private Optional<String> token(HttpServletRequest request) {
        return embedded
                ? Optional.of(here(request, TokenDoor.TOKEN))
                : Optional.ofNullable(settings.token()).map(URI::toString).or(() -> ofIssuer("token_endpoint"));
    }

    private Optional<String> keys(HttpServletRequest request) {
        return embedded
                ? Optional.of(here(request, TokenDoor.KEYS))
                : Optional.ofNullable(settings.jwks()).map(URI::toString).or(() -> ofIssuer("jwks_uri"));
    }

    private static String here(HttpServletRequest request, String path) {
        return URI.create(request.getRequestURL().toString()).resolve(path).toString();
    }

    /** An issuer that is away is asked again after a while, and not for each of those who ask us. */
    private synchronized Optional<String> ofIssuer(String name) {
        var now = System.nanoTime();
        if (metadata.isEmpty() && now - asked >= PAUSE.toNanos()) {
            asked = now;
            metadata = fetched();
        }
        return metadata.map(told -> told.path(name).asText("")).filter(address -> !address.isEmpty());
    }

    private Optional<JsonNode> fetched() {
        var issuer = String.valueOf(settings.issuer()).replaceAll("/+$", "");
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == 200
                        ? Optional.of(new ObjectMapper().readTree(body.readNBytes(LONGEST)))
                        : Optional.empty();
            }
        } catch (IOException | IllegalArgumentException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
