package org.companion.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues tokens for trying out and for tests, on this machine alone. Its key lies in a file that its owner alone can read;
 * whoever can read the file can come in as anybody.
 */
final class EmbeddedIssuer {
    /** The {@code iss} of its tokens. */
    static final String NAME = "urn:companion:embedded-issuer";
    /** The {@code aud} of its tokens. */
    static final String AUDIENCE = "urn:companion:fhir";

    private static final String FILE = "embedded-issuer.jwk";

    private final ECKey key;
    private final Clock clock;

    private EmbeddedIssuer(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The issuer whose key lies in a folder; the first time one is made. */
    static EmbeddedIssuer in(Path folder, Clock clock) {
        try {
            var file = Files.createDirectories(folder).resolve(FILE);
            if (!Files.exists(file)) {
                write(
                        file,
                        new ECKeyGenerator(Curve.P_384)
                                .keyID(UUID.randomUUID().toString())
                                .generate());
            }
            return new EmbeddedIssuer(ECKey.parse(Files.readString(file)), clock);
        } catch (IOException broken) {
            throw new UncheckedIOException("the embedded issuer's key cannot be kept in " + folder, broken);
        } catch (ParseException | JOSEException broken) {
            throw new IllegalStateException("the embedded issuer's key is not readable: remove " + FILE, broken);
        }
    }

    private static void write(Path file, ECKey key) throws IOException {
        var temporary = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(temporary, key.toJSONString(), StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(file, temporary); // the first of two wins
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // its key is read
        } finally {
            Files.delete(temporary);
        }
    }

    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()));
    }

    /** The public keys, as others fetch them. */
    String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A token for a client, with these scopes. */
    String token(String client, String scopes, Optional<String> patient, Duration life) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(client)
                .claim("client_id", client)
                .claim("scope", scopes)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        patient.ifPresent(id -> claims.claim("patient", id));
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("the embedded issuer cannot sign", broken);
        }
    }
}
