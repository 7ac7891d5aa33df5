package org.companion.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How a token is checked: signed by a key pair of the one issuer, for the one audience, of limited life. */
final class TokenChecks {
    private TokenChecks() {}

    static JwtDecoder decoder(String issuer, String audience, Optional<URI> keys) {
        var decoder = keys.isEmpty()
                ? (NimbusJwtDecoder) JwtDecoders.<JwtDecoder>fromIssuerLocation(issuer)
                : NimbusJwtDecoder.withJwkSetUri(keys.get().toString())
                        .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(
                                SignatureAlgorithm.RS256,
                                SignatureAlgorithm.RS384,
                                SignatureAlgorithm.ES256,
                                SignatureAlgorithm.ES384)))
                        .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(types()))
                        .build();
        return checked(decoder, issuer, audience);
    }

    static JwtDecoder decoder(EmbeddedIssuer issuer) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES384), issuer.keys()));
        processor.setJWSTypeVerifier(types());
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // checked below, like those of any issuer
        return checked(new NimbusJwtDecoder(processor), EmbeddedIssuer.NAME, EmbeddedIssuer.AUDIENCE);
    }

    /** Access tokens alone (RFC 9068), not tokens about a person, where the issuer tells them apart. */
    private static DefaultJOSEObjectTypeVerifier<SecurityContext> types() {
        return new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);
    }

    private static JwtDecoder checked(NimbusJwtDecoder decoder, String issuer, String audience) {
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.<OAuth2TokenValidator<Jwt>>of(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience)),
                new JwtClaimValidator<@Nullable Object>(JwtClaimNames.EXP, expiry -> expiry != null))));
        return decoder;
    }
}
