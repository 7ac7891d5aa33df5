package org.companion.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.access.AccessSettings.Service;
import org.companion.access.HookTokens.Result;
import org.companion.journal.UsedTokens;
import org.companion.permission.Grant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where services get tokens of the embedded issuer: {@code client_credentials}, the client shown by a signed assertion
 * (SMART App Launch 2.2, Backend Services; RFC 7523).
 */
@RestController
@ConditionalOnProperty("companion.access.embedded")
final class TokenDoor {
    static final String TOKEN = "/auth/token";
    static final String KEYS = "/auth/keys";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final EmbeddedIssuer issuer;
    private final Map<String, Service> services;
    private final HookTokens assertions;

    TokenDoor(EmbeddedIssuer issuer, AccessSettings settings, UsedTokens used, Clock clock) {
        this.issuer = issuer;
        this.services = Map.copyOf(settings.clients());
        this.assertions = new HookTokens(
                services.entrySet().stream()
                        .map(one -> client(one.getKey(), one.getValue()))
                        .toList(),
                used,
                clock);
    }

    /** An assertion is checked like the token of an EHR; its issuer is the client itself. */
    private static HookClient client(String id, Service service) {
        if (!Files.isReadable(service.jwks())) {
            throw new IllegalArgumentException("companion.access.clients." + id + ".jwks: the file cannot be read");
        }
        return new HookClient(
                id,
                id,
                Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384),
                Set.of(),
                Map.of(),
                KeySource.in(service.jwks()));
    }

    @GetMapping(value = KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return issuer.published();
    }

    @PostMapping(value = TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            HttpServletRequest request,
            @RequestParam(name = "grant_type", defaultValue = "") String kind,
            @RequestParam(name = "client_assertion_type", defaultValue = "") String form,
            @RequestParam(name = "client_assertion", defaultValue = "") String assertion,
            @RequestParam(name = "scope", defaultValue = "") String scopes) {
        if (!kind.equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "only client_credentials is granted here");
        }
        if (!form.equals(ASSERTION)) {
            return refused(400, "invalid_request", "client_assertion_type must be " + ASSERTION);
        }
        var result = assertions.check(assertion, request.getRequestURL().toString());
        if (!(result instanceof Result.Accepted accepted) || !isSelf(assertion, accepted.client())) {
            var why = result instanceof Result.Refused wrong ? wrong.why() : "iss and sub must both be the client's id";
            return refused(401, "invalid_client", why);
        }
        var granted = granted(scopes, Objects.requireNonNull(services.get(accepted.client())));
        return granted.isEmpty()
                ? refused(400, "invalid_scope", "none of the scopes may be granted to this client")
                : issued(accepted.client(), granted);
    }

    private static boolean isSelf(String assertion, String client) {
        try {
            return client.equals(SignedJWT.parse(assertion).getJWTClaimsSet().getSubject());
        } catch (ParseException never) {
            return false;
        }
    }

    /** What was asked for and lies within what the client is registered with. */
    private static String granted(String asked, Service service) {
        var registered = Grant.read(service.scopes());
        return Stream.of(asked.strip().split("\\s+"))
                .filter(scope -> {
                    var read = Grant.read(scope);
                    return !read.isEmpty()
                            && read.stream().allMatch(one -> registered.stream().anyMatch(wider -> wider.covers(one)));
                })
                .collect(Collectors.joining(" "));
    }

    private ResponseEntity<Map<String, Object>> issued(String client, String scopes) {
        return answer(
                200,
                Map.of(
                        "access_token",
                        issuer.token(client, scopes, Optional.empty(), LIFE),
                        "token_type",
                        "bearer",
                        "expires_in",
                        LIFE.toSeconds(),
                        "scope",
                        scopes));
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error, String why) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        body.put("error_description", why);
        return answer(status, body);
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
