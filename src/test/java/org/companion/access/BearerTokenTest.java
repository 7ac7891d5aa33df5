package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.companion.testing.GuardedServer;
import org.companion.testing.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in with which token. */
class BearerTokenTest {
    private static final String ALL = "system/*.cruds";

    static Stream<Arguments> badTokens() {
        var good = Issuer.token(ALL);
        var parts = good.split("\\.");
        var none = Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        var shared = Base64URL.encode("{\"alg\":\"HS256\",\"kid\":\"outside-1\"}") + "." + parts[1] + ".c2lnbmF0dXJl";
        var widened = parts[0] + "."
                + Base64URL.encode(Base64URL.from(parts[1]).decodeToString().replace("app", "boss")) + "." + parts[2];
        return Stream.of(
                Arguments.of("no signature", none),
                Arguments.of("a shared secret", shared),
                Arguments.of("signed by another key under the same id", Issuer.forged(ALL)),
                Arguments.of("changed after it was signed", widened),
                Arguments.of(
                        "of another issuer",
                        Issuer.token(claims -> claims.claim("scope", ALL).issuer("https://elsewhere.example"))),
                Arguments.of(
                        "for another audience",
                        Issuer.token(claims -> claims.claim("scope", ALL).audience("https://elsewhere.example"))),
                Arguments.of(
                        "for nobody",
                        Issuer.token(claims -> claims.claim("scope", ALL).audience(List.of()))),
                Arguments.of(
                        "expired",
                        Issuer.token(claims -> claims.claim("scope", ALL)
                                .expirationTime(Date.from(Instant.now().minusSeconds(120))))),
                Arguments.of(
                        "valid for ever",
                        Issuer.token(claims -> claims.claim("scope", ALL).expirationTime(null))),
                Arguments.of(
                        "not valid yet",
                        Issuer.token(claims -> claims.claim("scope", ALL)
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(600))))),
                Arguments.of("no token at all", "abc.def.ghi"),
                Arguments.of("very long", "a".repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String why, String token) {
        assertThat(GuardedServer.get(token, "/fhir/Patient").status()).as(why).isEqualTo(401);
        assertThat(GuardedServer.get(token, "/inbox").status()).as(why).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient",
                "/fhir",
                "/fhir/$export",
                "/fhir/Patient/x/$everything",
                "/inbox",
                "/desk/drugs.json",
                "/committee/statements.json",
                "/fhir/Patient/../Patient",
                "//fhir/Patient",
            })
    void withoutATokenNothingIsShown(String path) {
        var answer = GuardedServer.get("", path);
        assertThat(answer.status()).as(answer.body()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/fhir/.well-known/smart-configuration",
                "/.well-known/smart-configuration",
                "/cds-services",
                "/actuator/health"
            })
    void whatTellsNothingOfAnybodyIsOpen(String path) {
        assertThat(GuardedServer.get("", path).status()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutScopesOfResourcesOpensNothing() {
        var signedIn = Issuer.token("openid fhirUser launch");
        for (var path : List.of("/fhir/Patient", "/fhir/Patient/x", "/fhir/Patient/$everything", "/inbox")) {
            assertThat(GuardedServer.get(signedIn, path).status()).as(path).isEqualTo(403);
        }
        assertThat(GuardedServer.send(signedIn, "POST", "/fhir", "{'resourceType':'Bundle','type':'batch','entry':[]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void scopesMayStandInAListToo() {
        var token = Issuer.token(claims -> claims.claim("scp", List.of("openid", "system/Patient.rs")));
        assertThat(GuardedServer.get(token, "/fhir/Patient").status()).isEqualTo(200);
        assertThat(GuardedServer.get(token, "/fhir/Observation").status()).isEqualTo(403);
    }

    @Test
    void theConfigurationNamesTheIssuersDoors() {
        var told =
                GuardedServer.get("", "/fhir/.well-known/smart-configuration").json();
        assertThat(told.path("issuer").asText()).isEqualTo(Issuer.name());
        assertThat(told.path("authorization_endpoint").asText()).isEqualTo(Issuer.name() + "/authorize");
        assertThat(told.path("token_endpoint").asText()).isEqualTo(Issuer.name() + "/token");
        assertThat(told.path("capabilities").toString())
                .contains("launch-ehr", "launch-standalone", "permission-v1", "permission-v2", "permission-patient");
        assertThat(told.path("code_challenge_methods_supported").toString())
                .contains("S256")
                .doesNotContain("plain");
    }

    @Test
    void aRefusalSaysWhichSchemeIsWanted() {
        var answer = GuardedServer.get("", "/fhir/Patient");
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(answer.body()).contains("OperationOutcome");
    }
}
