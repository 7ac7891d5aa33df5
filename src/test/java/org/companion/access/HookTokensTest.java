package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.companion.access.HookClientSettings.Keys;
import org.companion.access.HookTokens.Result;
import org.companion.journal.UsedTokens;
import org.companion.testing.EhrStandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tokens of EHRs, good and bad, with real keys served over HTTP. */
class HookTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ADDRESS = "https://cds.example/cds-services/companion-order-sign";
    private static final String ISSUER = "https://ehr.example";
    private static ECKey ec;
    private static RSAKey rsa;
    private static ECKey stranger;

    private final EhrStandIn keys = new EhrStandIn();
    private final EhrStandIn canary = new EhrStandIn();
    private HookTokens tokens;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        ec = ec("ec");
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        stranger = ec("ec");
    }

    @BeforeEach
    void serveKeys() {
        serve(ec, rsa);
        tokens = tokens(keys("jwks.json"));
    }

    @AfterAll
    static void forgetKeys() {
        ec = stranger = null;
        rsa = null;
    }

    @TestFactory
    Stream<DynamicTest> aGoodTokenIsTaken() {
        Map<String, String> good = Map.of(
                "signed by ES384", token(it -> it),
                "signed by RS384", signed(rsa, JWSAlgorithm.RS384, header -> {}, it -> it),
                "with the address among several", token(it -> it.audience(List.of("https://x.example", ADDRESS))),
                "with nbf in the past and a subject, as Epic's",
                        token(it -> it.notBeforeTime(at(-300)).subject("client")),
                "just expired, by a clock that is a little behind", token(it -> it.expirationTime(at(-30))),
                "just issued, by a clock that is a little ahead", token(it -> it.issueTime(at(30))),
                "that names the address of the client's keys",
                        signed(ec, JWSAlgorithm.ES384, header -> header.jwkURL(URI.create(jku())), it -> it),
                "without a type", signed(ec, JWSAlgorithm.ES384, header -> header.type(null), it -> it));
        return good.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> assertThat(tokens.check(one.getValue(), ADDRESS))
                                .isEqualTo(new Result.Accepted("st-elsewhere"))));
    }

    @TestFactory
    Stream<DynamicTest> aBadTokenIsRefusedAndTheCheckIsNamed() {
        return Stream.of(
                        bad("that is none", "form", "x"),
                        bad("that is empty", "form", ""),
                        bad("that is long", "length", "A".repeat(20_000)),
                        bad(
                                "without a signature",
                                "form",
                                new PlainJWT(claims(it -> it).build()).serialize()),
                        bad("whose signature is cut off", "form", cutOff(token(it -> it))),
                        bad("signed with a shared secret", "algorithm", hmac()),
                        bad(
                                "signed with an algorithm not agreed on",
                                "algorithm",
                                signed(rsa, JWSAlgorithm.RS256, h -> {}, it -> it)),
                        bad(
                                "signed by another's key under the same id",
                                "signature",
                                signed(stranger, JWSAlgorithm.ES384, h -> {}, it -> it)),
                        bad(
                                "of an unknown key",
                                "signature",
                                signed(stranger, JWSAlgorithm.ES384, h -> h.keyID("nobody"), it -> it)),
                        bad("without kid", "key", signed(ec, JWSAlgorithm.ES384, h -> h.keyID(null), it -> it)),
                        bad(
                                "with its key in the header",
                                "signature",
                                signed(stranger, JWSAlgorithm.ES384, h -> h.jwk(stranger.toPublicJWK()), it -> it)),
                        bad(
                                "that names another address of keys",
                                "jku",
                                signed(
                                        stranger,
                                        JWSAlgorithm.ES384,
                                        h -> h.jwkURL(URI.create(canary.base())),
                                        it -> it)),
                        bad(
                                "that names a file of keys",
                                "jku",
                                signed(
                                        stranger,
                                        JWSAlgorithm.ES384,
                                        h -> h.jwkURL(URI.create("file:///etc/passwd")),
                                        it -> it)),
                        bad(
                                "of another type",
                                "header",
                                signed(ec, JWSAlgorithm.ES384, h -> h.type(new JOSEObjectType("at+jwt")), it -> it)),
                        bad(
                                "with a header it demands to be understood",
                                "header",
                                signed(
                                        ec,
                                        JWSAlgorithm.ES384,
                                        h -> h.criticalParams(Set.of("exp2")).customParam("exp2", 1),
                                        it -> it)),
                        bad("of another issuer", "issuer", token(it -> it.issuer("https://evil.example"))),
                        bad("without issuer", "issuer", token(it -> it.issuer(null))),
                        bad(
                                "for another address",
                                "audience",
                                token(it -> it.audience("https://cds.example/cds-services"))),
                        bad("for no address", "audience", token(it -> it.audience((String) null))),
                        bad("without jti", "jti", token(it -> it.jwtID(null))),
                        bad("with an endless jti", "jti", token(it -> it.jwtID("x".repeat(300)))),
                        bad(
                                "that has expired",
                                "expired",
                                token(it -> it.expirationTime(at(-3600)).issueTime(at(-3900)))),
                        bad("without exp", "time", token(it -> it.expirationTime(null))),
                        bad("with exp in words", "form", token(it -> it.claim("exp", "soon"))),
                        bad("without iat", "time", token(it -> it.issueTime(null))),
                        bad(
                                "issued in the future",
                                "time",
                                token(it -> it.issueTime(at(3600)).expirationTime(at(3700)))),
                        bad("not yet valid", "time", token(it -> it.notBeforeTime(at(3600)))),
                        bad("valid for a day", "time", token(it -> it.expirationTime(at(86_400)))))
                .map(one -> DynamicTest.dynamicTest("a token " + one.name(), () -> {
                    assertThat(tokens.check(one.token(), ADDRESS))
                            .isInstanceOfSatisfying(
                                    Result.Refused.class,
                                    refused -> assertThat(refused.check()).isEqualTo(one.check()));
                    assertThat(canary.asked()).isEmpty();
                }));
    }

    @Test
    void aTokenIsTakenOnce() {
        var token = token(it -> it);
        assertThat(tokens.check(token, ADDRESS)).isInstanceOf(Result.Accepted.class);
        assertThat(tokens.check(token, ADDRESS))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.check()).isEqualTo("replay"));
    }

    @Test
    void aRefusalDoesNotUseUpTheToken() {
        var token = token(it -> it);
        assertThat(tokens.check(token, "https://other.example")).isInstanceOf(Result.Refused.class);
        assertThat(tokens.check(token, ADDRESS)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aNewKeyIsTakenWithoutARestart() throws JOSEException {
        assertThat(tokens.check(token(it -> it), ADDRESS)).isInstanceOf(Result.Accepted.class);
        var next = ec("ec-2");
        serve(next);
        assertThat(tokens.check(signed(next, JWSAlgorithm.ES384, h -> {}, it -> it), ADDRESS))
                .isInstanceOf(Result.Accepted.class);
    }

    @Test
    void badSignaturesDoNotMakeTheKeysBeFetchedAgainAndAgain() {
        for (int i = 0; i < 20; i++) {
            tokens.check(signed(stranger, JWSAlgorithm.ES384, h -> {}, it -> it), ADDRESS);
        }
        assertThat(keys.asked()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whileTheKeysCannotBeHadTheLastOnesHold() {
        assertThat(tokens.check(token(it -> it), ADDRESS)).isInstanceOf(Result.Accepted.class);
        keys.answers("jwks.json", 503);
        assertThat(tokens.check(signed(stranger, JWSAlgorithm.ES384, h -> {}, it -> it), ADDRESS))
                .isInstanceOf(Result.Refused.class);
        assertThat(keys.asked()).hasSizeGreaterThan(1);
        assertThat(tokens.check(token(it -> it), ADDRESS)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void keysThatWereNeverHadAreSaidToBeMissing() {
        keys.answers("jwks.json", 503);
        assertThat(tokens(keys("jwks.json")).check(token(it -> it), ADDRESS))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.check()).isEqualTo("keys"));
    }

    @Test
    void keysMayStandInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("keys.json"), set(ec));
        var fromFile = tokens(new Keys(ISSUER, List.of(), file, List.of("ES384"), List.of()));
        assertThat(fromFile.check(token(it -> it), ADDRESS)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void onlyTheTenantsOfTheSettingsAreTaken() {
        var some = tokens(new Keys(ISSUER, List.of(URI.create(jku())), null, List.of("ES384"), List.of("north")));
        assertThat(some.check(token(it -> it.claim("tenant", "north")), ADDRESS))
                .isInstanceOf(Result.Accepted.class);
        assertThat(some.check(token(it -> it.claim("tenant", "south")), ADDRESS))
                .isInstanceOf(Result.Refused.class);
        assertThat(some.check(token(it -> it), ADDRESS)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void aWrongSettingIsRefusedByItsName() {
        var https = List.of(URI.create("https://ehr.example/keys"));
        assertThatThrownBy(() -> tokens(new Keys(ISSUER, List.of(), null, List.of("ES384"), List.of())))
                .hasMessageStartingWith("companion.hooks.clients.st-elsewhere.jku:");
        assertThatThrownBy(() -> tokens(new Keys(
                        ISSUER, List.of(URI.create("http://ehr.example/keys")), null, List.of("ES384"), List.of())))
                .hasMessageStartingWith("companion.hooks.clients.st-elsewhere.jku:");
        assertThatThrownBy(() -> tokens(new Keys(ISSUER, https, null, List.of("HS256"), List.of())))
                .hasMessageStartingWith("companion.hooks.clients.st-elsewhere.algorithms:");
        assertThatThrownBy(
                        () -> tokens(new Keys(ISSUER, List.of(), Path.of("nowhere.json"), List.of("ES384"), List.of())))
                .hasMessageStartingWith("companion.hooks.clients.st-elsewhere.jwks:");
        var twice = new Keys(ISSUER, https, null, List.of("ES384"), List.of());
        assertThatThrownBy(() -> HookClient.of(new HookClientSettings(Map.of("a", twice, "b", twice))))
                .hasMessageContaining("issuer");
    }

    private record Bad(String name, String check, String token) {}

    private static Bad bad(String name, String check, String token) {
        return new Bad(name, check, token);
    }

    private void serve(JWK... some) {
        keys.answers("jwks.json", set(some).replace('"', '\''));
    }

    private static String set(JWK... some) {
        return new JWKSet(List.of(some)).toString(true);
    }

    private String jku() {
        return keys.base() + "/jwks.json";
    }

    private Keys keys(String path) {
        return new Keys(
                ISSUER, List.of(URI.create(keys.base() + "/" + path)), null, List.of("ES384", "RS384"), List.of());
    }

    private static HookTokens tokens(Keys given) {
        var clients = HookClient.of(new HookClientSettings(Map.of("st-elsewhere", given)));
        return new HookTokens(clients, new InMemory(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static final class InMemory implements UsedTokens {
        private final Set<String> used = new HashSet<>();

        @Override
        public boolean isFirstUse(String issuer, String id, Instant expires) {
            return used.add(issuer + " " + id);
        }
    }

    private static ECKey ec(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plus(Duration.ofSeconds(seconds)));
    }

    private static JWTClaimsSet.Builder claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ADDRESS)
                .issueTime(at(0))
                .expirationTime(at(300))
                .jwtID(UUID.randomUUID().toString()));
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(ec, JWSAlgorithm.ES384, header -> {}, change);
    }

    private static String signed(
            JWK key,
            JWSAlgorithm algorithm,
            Consumer<JWSHeader.Builder> header,
            UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            JWSSigner signer = key instanceof ECKey pair ? new ECDSASigner(pair) : new RSASSASigner((RSAKey) key);
            return signed(signer, algorithm, key.getKeyID(), header, change);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(
            JWSSigner signer,
            JWSAlgorithm algorithm,
            String keyId,
            Consumer<JWSHeader.Builder> header,
            UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var built = new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT);
        header.accept(built);
        var jwt = new SignedJWT(built.build(), claims(change).build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    /** The public key as a shared secret: what a careless check would take. */
    private static String hmac() {
        try {
            var secret = ec.toPublicJWK().toJSONString();
            return signed(new MACSigner(secret), JWSAlgorithm.HS256, "ec", header -> {}, it -> it);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cutOff(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }
}
