package org.companion.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** By what the tokens of the EHRs that call are checked; how they are answered is read elsewhere. */
@ConfigurationProperties("companion.hooks")
record HookClientSettings(@DefaultValue Map<String, Keys> clients) {
    /**
     * One EHR.
     *
     * @param issuer exactly as in the {@code iss} of its tokens
     * @param jku addresses of its public keys
     * @param jwks file with its public keys
     * @param algorithms that its signatures may use
     * @param tenants that its tokens may name; empty: any
     */
    record Keys(
            @Nullable String issuer,
            @DefaultValue List<URI> jku,
            @Nullable Path jwks,
            @DefaultValue({"ES384", "RS384"}) List<String> algorithms,
            @DefaultValue List<String> tenants) {}
}
