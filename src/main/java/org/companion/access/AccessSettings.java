package org.companion.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in.
 *
 * @param issuer of the tokens that are taken; with it authentication is on
 * @param audience that a token must name
 * @param jwks where the issuer's keys are, where its own metadata do not say
 * @param origins of web pages in a browser that may call
 */
@ConfigurationProperties("companion.access")
record AccessSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable URI jwks,
        @DefaultValue List<String> origins) {
    boolean demandsToken() {
        return issuer != null && !issuer.isBlank();
    }
}
