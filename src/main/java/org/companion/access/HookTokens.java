package org.companion.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.journal.UsedTokens;
import org.jspecify.annotations.Nullable;

/**
 * Checks the token of an EHR that calls (CDS Hooks 2.0.1, Trusting CDS Clients): by whom it was signed, for which address,
 * for how long, and that it was not shown before.
 */
final class HookTokens {
    private static final int LONGEST = 16 * 1024;
    private static final int LONGEST_ID = 256;
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();

    private final Map<String, HookClient> byIssuer = new HashMap<>();
    private final UsedTokens used;
    private final Clock clock;

    HookTokens(Collection<HookClient> clients, UsedTokens used, Clock clock) {
        clients.forEach(client -> byIssuer.put(client.issuer(), client));
        this.used = used;
        this.clock = clock;
    }

    /** What came of a check. */
    sealed interface Result {
        /** It is good; {@code client} is the EHR's name in the settings. */
        record Accepted(String client) implements Result {}

        /** {@code why} tells the caller what to mend; {@code check} is a word for counting. */
        record Refused(String check, String why) implements Result {}
    }

    private static Result.Refused refused(String check, String why) {
        return new Result.Refused(check, why);
    }

    /**
     * Checks a token.
     *
     * @param address that was called, as the client knows it
     */
    Result check(String token, String address) {
        if (token.length() > LONGEST) {
            return refused("length", "the token is longer than " + LONGEST + " characters");
        }
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var client = Optional.ofNullable(claims.getIssuer())
                    .flatMap(issuer -> Optional.ofNullable(byIssuer.get(issuer)));
            return client.isEmpty()
                    ? refused("issuer", "iss is none of the clients of this service")
                    : check(jwt, claims, client.get(), address);
        } catch (ParseException | IllegalArgumentException | IllegalStateException broken) {
            return refused("form", "the token is no signed JWT with claims of the right types");
        }
    }

    private Result check(SignedJWT jwt, JWTClaimsSet claims, HookClient client, String address) throws ParseException {
        return header(jwt.getHeader(), client)
                .or(() -> signature(jwt, client))
                .or(() -> claims(claims, client, address))
                .<Result>map(wrong -> wrong)
                .orElseGet(() -> firstUse(claims, client));
    }

    private static Optional<Result.Refused> header(JWSHeader header, HookClient client) {
        if (!client.algorithms().contains(header.getAlgorithm())) {
            return Optional.of(refused("algorithm", "alg must be one of " + client.algorithms()));
        }
        if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
            return Optional.of(refused("header", "crit is not understood"));
        }
        if (header.getType() != null && !"JWT".equalsIgnoreCase(header.getType().getType())) {
            return Optional.of(refused("header", "typ must be JWT"));
        }
        if (header.getKeyID() == null || header.getKeyID().isBlank()) {
            return Optional.of(refused("key", "kid is required"));
        }
        return client.keys(Optional.ofNullable(header.getJWKURL())).isEmpty()
                ? Optional.of(refused("jku", "jku is none of this client's addresses of keys"))
                : Optional.empty();
    }

    private static Optional<Result.Refused> signature(SignedJWT jwt, HookClient client) {
        var keys = client.keys(Optional.ofNullable(jwt.getHeader().getJWKURL())).orElseThrow();
        try {
            if (isSigned(jwt, client, keys) || (keys.renew() && isSigned(jwt, client, keys))) {
                return Optional.empty();
            }
            return Optional.of(refused("signature", "no key of this client fits the signature and kid"));
        } catch (KeySourceException unavailable) {
            return Optional.of(refused("keys", "the client's keys cannot be had at the moment"));
        }
    }

    private static boolean isSigned(SignedJWT jwt, HookClient client, KeySource keys) throws KeySourceException {
        var selector = new JWSVerificationKeySelector<SecurityContext>(client.algorithms(), keys.keys());
        for (var key : selector.selectJWSKeys(jwt.getHeader(), null)) {
            try {
                if (jwt.verify(VERIFIERS.createJWSVerifier(jwt.getHeader(), key))) {
                    return true;
                }
            } catch (JOSEException unfit) {
                // a key of another kind under the same id
            }
        }
        return false;
    }

    private Optional<Result.Refused> claims(JWTClaimsSet claims, HookClient client, String address) {
        if (!claims.getAudience().contains(address)) {
            return Optional.of(refused("audience", "aud must be the address called, " + address));
        }
        if (!client.tenants().isEmpty() && !client.tenants().contains(String.valueOf(claims.getClaim("tenant")))) {
            return Optional.of(refused("tenant", "tenant is none of this client's"));
        }
        var id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            return Optional.of(refused("jti", "jti is required, of at most " + LONGEST_ID + " characters"));
        }
        return times(claims);
    }

    private Optional<Result.Refused> times(JWTClaimsSet claims) {
        var now = clock.instant();
        var expires = instant(claims.getExpirationTime());
        var issued = instant(claims.getIssueTime());
        if (expires.isEmpty() || issued.isEmpty()) {
            return Optional.of(refused("time", "exp and iat are required"));
        }
        if (!expires.get().plus(SKEW).isAfter(now)) {
            return Optional.of(refused("expired", "the token has expired"));
        }
        var early = now.plus(SKEW);
        if (issued.get().isAfter(early)
                || instant(claims.getNotBeforeTime())
                        .filter(at -> at.isAfter(early))
                        .isPresent()) {
            return Optional.of(refused("time", "iat or nbf is in the future"));
        }
        return Duration.between(issued.get(), expires.get()).compareTo(LIFETIME) > 0
                ? Optional.of(refused("time", "the token is valid for more than an hour"))
                : Optional.empty();
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** The last check, so that only tokens that are otherwise good are kept in mind. */
    private Result firstUse(JWTClaimsSet claims, HookClient client) {
        var forgotten = claims.getExpirationTime().toInstant().plus(SKEW);
        return used.isFirstUse(client.issuer(), claims.getJWTID(), forgotten)
                ? new Result.Accepted(client.name())
                : refused("replay", "the token was shown before; each call needs one of its own");
    }

    /** The names of the clients. */
    List<String> names() {
        return byIssuer.values().stream().map(HookClient::name).sorted().toList();
    }
}
