package org.companion.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The doors of the {@link Issuer} at which a person gives leave and tokens are fetched, for {@link GuardedServer}. */
public final class AuthorizationServer {
    /** The client id of Companion's own pages there. */
    public static final String PAGES = "companion-pages";

    /** A service that is registered there with the public half of this key. */
    public static final String SERVICE = "nightly";

    private static final ECKey SERVICE_KEY = key();
    private static final Map<String, String> LAUNCHES = new ConcurrentHashMap<>();
    private static final Map<String, Leave> CODES = new ConcurrentHashMap<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final AtomicReference<UnaryOperator<Map<String, String>>> NEXT =
            new AtomicReference<>(UnaryOperator.identity());
    private static volatile String chosen = "";

    static {
        Issuer.at("/authorize", AuthorizationServer::authorize);
        Issuer.at("/token", AuthorizationServer::token);
    }

    private record Leave(String challenge, String scopes, String patient) {}

    private AuthorizationServer() {}

    /** The EHR opens an app for a patient: what it sends along as {@code launch}. */
    public static String launchOf(String patient) {
        var launch = UUID.randomUUID().toString();
        LAUNCHES.put(launch, patient);
        return launch;
    }

    /** Whom the person chooses when no EHR says who it is. */
    public static void chosen(String patient) {
        chosen = patient;
    }

    /** The next answer to an app is changed on its way back. */
    public static void next(UnaryOperator<Map<String, String>> change) {
        NEXT.set(change);
    }

    /** The doors that were knocked at, since this was last asked. */
    public static List<String> asked() {
        var all = List.copyOf(ASKED);
        ASKED.clear();
        return all;
    }

    /** What the registered service shows to get a token (SMART Backend Services). */
    public static String assertion() {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(SERVICE)
                    .subject(SERVICE)
                    .audience(Issuer.name() + "/token")
                    .jwtID(UUID.randomUUID().toString())
                    .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                    .build();
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES384), claims);
            jwt.sign(new ECDSASigner(SERVICE_KEY));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void authorize(HttpExchange exchange) throws IOException {
        ASKED.add("authorize");
        var asked = form(exchange.getRequestURI().getRawQuery());
        var scopes = List.of(asked.getOrDefault("scope", "").split(" "));
        var patient = scopes.contains("launch") ? LAUNCHES.remove(asked.getOrDefault("launch", "")) : chosen;
        var wrong = firstWrong(asked, scopes);
        if (wrong.isPresent() || patient == null) {
            reply(exchange, 400, "{\"error\":\"" + wrong.orElse("launch") + "\"}");
            return;
        }
        var code = UUID.randomUUID().toString();
        CODES.put(code, new Leave(asked.get("code_challenge"), asked.get("scope"), patient));
        var answer = NEXT.getAndSet(UnaryOperator.identity()).apply(Map.of("code", code, "state", asked.get("state")));
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?" + query(answer));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Optional<String> firstWrong(Map<String, String> asked, List<String> scopes) {
        var fitting = new LinkedHashMap<String, Boolean>();
        fitting.put("response_type", "code".equals(asked.get("response_type")));
        fitting.put("client_id", PAGES.equals(asked.get("client_id")));
        fitting.put("redirect_uri", redirect().equals(asked.get("redirect_uri")));
        fitting.put("aud", (GuardedServer.address() + "/fhir").equals(asked.get("aud")));
        fitting.put("code_challenge_method", "S256".equals(asked.get("code_challenge_method")));
        fitting.put("code_challenge", asked.getOrDefault("code_challenge", "").length() == 43);
        fitting.put("state", asked.getOrDefault("state", "").length() >= 22);
        fitting.put("scope", scopes.containsAll(List.of("openid", "fhirUser")));
        fitting.put("launch", scopes.contains("launch") != scopes.contains("launch/patient"));
        return fitting.entrySet().stream()
                .filter(one -> !one.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String redirect() {
        return GuardedServer.address() + "/launched.html";
    }

    private static void token(HttpExchange exchange) throws IOException {
        ASKED.add("token");
        var asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", GuardedServer.address());
        var granted = "client_credentials".equals(asked.get("grant_type")) ? ofService(asked) : ofPerson(asked);
        reply(exchange, granted.isPresent() ? 200 : 400, granted.orElse("{\"error\":\"invalid_grant\"}"));
    }

    private static Optional<String> ofPerson(Map<String, String> asked) {
        var leave = CODES.remove(asked.getOrDefault("code", ""));
        if (leave == null
                || !"authorization_code".equals(asked.get("grant_type"))
                || !PAGES.equals(asked.get("client_id"))
                || !redirect().equals(asked.get("redirect_uri"))
                || !leave.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))) {
            return Optional.empty();
        }
        var token = Issuer.token(claims -> claims.claim("scope", leave.scopes())
                .claim("client_id", PAGES)
                .claim("patient", leave.patient())
                .claim("fhirUser", "Practitioner/dr-1"));
        return Optional.of("""
                {"access_token":"%s","token_type":"Bearer","expires_in":600,"scope":"%s","patient":"%s"}""".formatted(token, leave.scopes(), leave.patient()));
    }

    private static Optional<String> ofService(Map<String, String> asked) {
        try {
            var shown = SignedJWT.parse(asked.getOrDefault("client_assertion", ""));
            var claims = shown.getJWTClaimsSet();
            if (!shown.verify(new ECDSAVerifier(SERVICE_KEY))
                    || !SERVICE.equals(claims.getIssuer())
                    || !claims.getAudience().contains(Issuer.name() + "/token")) {
                return Optional.empty();
            }
            var token = Issuer.token(claimed -> claimed.claim("scope", asked.get("scope"))
                    .claim("client_id", SERVICE)
                    .subject(SERVICE));
            return Optional.of("""
                    {"access_token":"%s","token_type":"bearer","expires_in":600,"scope":"%s"}""".formatted(token, asked.get("scope")));
        } catch (ParseException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Map<String, String> form(String text) {
        return Stream.of(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String query(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(SERVICE).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
