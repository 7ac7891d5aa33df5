package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.companion.access.OpenTokens;

/** Tokens of EHRs as anybody may write them. */
class TokenFuzzTest {
    /** Its private key was thrown away: nothing but the token among the inputs is signed by it. */
    private static final Path KEYS = Path.of("src/test/resources/org/companion/fuzz/ehr-keys.json");

    private static final Path SIGNED =
            Path.of("src/test/resources/org/companion/fuzz/TokenFuzzTestInputs/onlyASignedTokenIsTaken/signed");
    private static final OpenTokens KNOWN = new OpenTokens(KEYS);
    private static final String GOOD = text(SIGNED);
    private static final ECKey OWN = key();
    private static final OpenTokens SIGNED_HERE = new OpenTokens(written(OWN));

    @FuzzTest
    void onlyASignedTokenIsTaken(byte[] bytes) throws ParseException {
        var token = new String(bytes, StandardCharsets.UTF_8);
        if (KNOWN.take(token)) {
            assertThat(JWSObject.parse(token).getParsedParts()[1])
                    .isEqualTo(JWSObject.parse(GOOD).getParsedParts()[1]);
            assertThat(JWSObject.parse(token).getHeader().toJSONObject())
                    .isEqualTo(JWSObject.parse(GOOD).getHeader().toJSONObject());
        }
    }

    @FuzzTest
    void aSignedTokenIsTakenByItsClaims(byte[] claims) throws JOSEException, ParseException {
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(OWN.getKeyID()).build(), new Payload(claims));
        token.sign(new ECDSASigner(OWN));
        if (SIGNED_HERE.take(token.serialize())) {
            var read = JWTClaimsSet.parse(new String(claims, StandardCharsets.UTF_8));
            assertThat(read.getIssuer()).isEqualTo(OpenTokens.ISSUER);
            assertThat(read.getAudience()).contains(OpenTokens.ADDRESS);
            assertThat(read.getJWTID()).isNotBlank();
            assertThat(read.getExpirationTime().toInstant())
                    .isBetween(OpenTokens.NOW.minusSeconds(60), OpenTokens.NOW.plus(Duration.ofMinutes(61)));
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("own").generate();
        } catch (JOSEException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static Path written(ECKey key) {
        try {
            var file = Files.createTempFile("keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(List.of(key)).toString(true));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
