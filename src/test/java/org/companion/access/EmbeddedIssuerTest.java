package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.JwtException;

class EmbeddedIssuerTest {
    private static final String ADDRESS = "http://localhost" + TokenDoor.TOKEN;
    private static final String FORM = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @TempDir
    private Path folder;

    private ECKey key;
    private TokenDoor door;
    private EmbeddedIssuer issuer;

    @BeforeEach
    void aServiceIsRegistered() throws Exception {
        key = new ECKeyGenerator(Curve.P_384).keyID("service-1").generate();
        var file = folder.resolve("service.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        issuer = EmbeddedIssuer.in(folder, Clock.systemUTC());
        var seen = new HashSet<String>();
        door = new TokenDoor(
                issuer,
                new AccessSettings(
                        null,
                        null,
                        null,
                        null,
                        null,
                        "patient",
                        Set.of(),
                        List.of(),
                        true,
                        Map.of("service", new AccessSettings.Service(file, "system/*.rs system/Observation.cruds")),
                        null,
                        ""),
                (from, id, until) -> seen.add(from + id),
                Clock.systemUTC());
    }

    private String assertion(Consumer<JWTClaimsSet.Builder> changed) throws Exception {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("service")
                .subject("service")
                .audience(ADDRESS)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(240)));
        changed.accept(claims);
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("service-1").build(), claims.build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private Map<String, Object> ask(String assertion, String scopes, int status) {
        var request = new MockHttpServletRequest("POST", TokenDoor.TOKEN);
        var answer = door.token(request, "client_credentials", FORM, assertion, scopes);
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(status);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        return java.util.Objects.requireNonNull(answer.getBody());
    }

    @Test
    void aServiceThatShowsItsAssertionGetsATokenThatIsTaken() throws Exception {
        var body = ask(assertion(claims -> {}), "system/Patient.rs", 200);
        var token = TokenChecks.decoder(issuer).decode((String) body.get("access_token"));
        assertThat(token.getClaimAsString("scope")).isEqualTo("system/Patient.rs");
        assertThat(token.getClaimAsString("client_id")).isEqualTo("service");
    }

    @Test
    void scopesBeyondWhatItIsRegisteredWithAreLeftOut() throws Exception {
        var body = ask(assertion(claims -> {}), "system/Patient.cruds system/Observation.cruds system/*.r", 200);
        assertThat(body.get("scope")).isEqualTo("system/Observation.cruds system/*.r");
        assertThat(ask(assertion(claims -> {}), "patient/*.rs", 400)).containsEntry("error", "invalid_scope");
        assertThat(ask(assertion(claims -> {}), "", 400)).containsEntry("error", "invalid_scope");
    }

    @Test
    void anAssertionIsTakenOnce() throws Exception {
        var assertion = assertion(claims -> {});
        ask(assertion, "system/*.rs", 200);
        assertThat(ask(assertion, "system/*.rs", 401)).containsEntry("error", "invalid_client");
    }

    @Test
    void anAssertionOfAnotherOrForAnotherOrOfAnotherKeyIsRefused() throws Exception {
        ask(assertion(claims -> claims.issuer("stranger").subject("stranger")), "system/*.rs", 401);
        ask(assertion(claims -> claims.subject("somebody")), "system/*.rs", 401);
        ask(assertion(claims -> claims.audience("https://elsewhere.example/token")), "system/*.rs", 401);
        ask(assertion(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))), "system/*.rs", 401);
        var own = key;
        key = new ECKeyGenerator(Curve.P_384).keyID("service-1").generate();
        ask(assertion(claims -> {}), "system/*.rs", 401);
        key = own;
        ask(assertion(claims -> {}), "system/*.rs", 200);
    }

    @Test
    void theKeyIsKeptForItsOwnerAlone() throws Exception {
        var again = EmbeddedIssuer.in(folder, Clock.systemUTC());
        assertThat(again.published()).isEqualTo(issuer.published()).doesNotContain("\"d\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("embedded-issuer.jwk"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theTokenOfAnotherFolderIsNotTaken() throws Exception {
        var other = EmbeddedIssuer.in(Files.createDirectory(folder.resolve("other")), Clock.systemUTC());
        var token = other.token("x", "system/*.rs", Optional.empty(), Duration.ofMinutes(5));
        assertThatThrownBy(() -> TokenChecks.decoder(issuer).decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void theCommandPrintsATokenForTheScopesAsked() {
        var token = TokenCommand.token(
                Clock.systemUTC(), "token", "--companion.data=" + folder, "--scope=patient/*.rs", "--patient=p1");
        var read = TokenChecks.decoder(issuer).decode(token);
        assertThat(read.getClaimAsString("patient")).isEqualTo("p1");
        assertThatThrownBy(() -> TokenCommand.token(Clock.systemUTC(), "token", "--scope=everything"))
                .hasMessageContaining("everything");
        assertThatThrownBy(() -> TokenCommand.token(Clock.systemUTC(), "token", "--nonsense=1"))
                .hasMessageContaining("--scope");
    }

    @Test
    void itIsForThisMachineAlone() {
        var open = new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("companion.access.embedded", "true");
        assertThatThrownBy(() ->
                        new FrontDoor().postProcessEnvironment(open, new org.springframework.boot.SpringApplication()))
                .isInstanceOf(OpenHouse.class)
                .hasMessageContaining("embedded");
    }
}
