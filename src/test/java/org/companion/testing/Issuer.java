package org.companion.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;

/** An authorization server outside of the house, as far as a resource server sees it: keys, metadata, tokens. */
public final class Issuer {
    public static final String AUDIENCE = "https://companion.example/fhir";
    private static final ECKey KEY = key("outside-1");
    private static final HttpServer SERVER = serve();

    private Issuer() {}

    public static String name() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** A good token. */
    public static String token(String scopes) {
        return token(claims -> claims.claim("scope", scopes));
    }

    /** A good token with a patient in context. */
    public static String token(String scopes, String patient) {
        return token(claims -> claims.claim("scope", scopes).claim("patient", patient));
    }

    /** A token that is good but for what is changed. */
    public static String token(Consumer<JWTClaimsSet.Builder> changed) {
        return signed(KEY, KEY.getKeyID(), changed);
    }

    /** Signed by a key that is not the issuer's, under the issuer's key id. */
    public static String forged(String scopes) {
        return signed(key("another"), KEY.getKeyID(), claims -> claims.claim("scope", scopes));
    }

    /** Another door of the issuer. */
    static void at(String path, HttpHandler door) {
        SERVER.createContext(path, door);
    }

    private static String signed(ECKey key, String id, Consumer<JWTClaimsSet.Builder> changed) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(AUDIENCE)
                .subject("app")
                .claim("client_id", "app")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        changed.accept(claims);
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(id).build(), claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            answer(server, "/keys", new JWKSet(KEY.toPublicJWK()).toString());
            answer(server, "/.well-known/openid-configuration", """
                    {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",
                     "token_endpoint":"%1$s/token"}""".formatted(base));
            server.start();
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }
}
