package org.companion.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in.
 *
 * @param issuer of the tokens that are taken; with it authentication is on
 * @param audience that a token must name
 * @param jwks where the issuer's keys are, where its own metadata do not say
 * @param authorize where apps ask a person for leave, as told to them; else as the issuer's metadata say
 * @param token where apps and services get tokens, as told to them; else as the issuer's metadata say
 * @param patientClaim where a token holds the logical id of the patient in context
 * @param purposes what callers ask for whose tokens do not say, by codes of HL7's PurposeOfUse
 * @param origins of web pages in a browser that may call
 * @param embedded whether this server issues tokens itself; on loopback only
 * @param clients services that the embedded issuer gives tokens to, by their client id
 * @param app client id of our own pages at the issuer outside, a public client there; without it they cannot be launched
 * @param appScopes that our own pages ask for, besides the patient in context
 */
@ConfigurationProperties("companion.access")
record AccessSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable URI jwks,
        @Nullable URI authorize,
        @Nullable URI token,
        @DefaultValue("patient") String patientClaim,
        @DefaultValue Set<String> purposes,
        @DefaultValue List<String> origins,
        @DefaultValue("false") boolean embedded,
        @DefaultValue Map<String, Service> clients,
        @Nullable String app,
        @DefaultValue("openid fhirUser patient/*.rs") String appScopes) {
    /**
     * A service that calls without a person (SMART Backend Services).
     *
     * @param jwks file with its public keys
     * @param scopes it may be granted, with blanks between them
     */
    record Service(Path jwks, String scopes) {}

    boolean demandsToken() {
        return embedded || isOutside();
    }

    private boolean isOutside() {
        return issuer != null && !issuer.isBlank();
    }

    /** By what name our own pages are known to the issuer outside; empty where they cannot be launched. */
    Optional<String> launched() {
        return isOutside() ? Optional.ofNullable(app).filter(id -> !id.isBlank()) : Optional.empty();
    }
}
