package org.companion.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.companion.journal.UsedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Local mode needs no token and listens on loopback only; anywhere else every caller shows one. */
@Configuration
@EnableWebSecurity
@EnableConfigurationProperties({AccessSettings.class, HookClientSettings.class})
class AccessRules {
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

    private final AccessSettings settings;

    AccessRules(AccessSettings settings) {
        this.settings = settings;
    }

    /** The EHRs that call show tokens of their own, wherever the server listens. */
    @Bean
    @Order(1)
    SecurityFilterChain hooks(
            HttpSecurity http,
            HookClientSettings clients,
            UsedTokens used,
            Clock clock,
            MeterRegistry meters,
            @Value("${companion.public-url:}") String publicUrl)
            throws Exception {
        var known = HookClient.of(clients);
        var address = Optional.of(publicUrl.replaceAll("/+$", "")).filter(url -> !url.isBlank());
        var filter = new HookTokenFilter(new HookTokens(known, used, clock), address, meters);
        return plain(http.securityMatcher(request -> !known.isEmpty() && isHook(request)))
                .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    /** By the path as the door behind will read it: decoded, so that no other spelling of it goes round the check. */
    static boolean isHook(HttpServletRequest request) {
        var path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
        return path.equals("/cds-services") || path.startsWith("/cds-services/");
    }

    @Bean
    @Order(2)
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return (settings.demandsToken() ? withToken(plain(http)) : local(plain(http))).build();
    }

    private HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .cors(cors -> cors.configurationSource(origins()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)));
    }

    private static HttpSecurity local(HttpSecurity http) throws Exception {
        return http.addFilterBefore(new LocalHostFilter(), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll());
    }

    private static HttpSecurity withToken(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/cds-services", "/fhir/metadata")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()));
    }

    private UrlBasedCorsConfigurationSource origins() {
        var source = new UrlBasedCorsConfigurationSource();
        if (!settings.origins().isEmpty()) {
            var allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(settings.origins());
            allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE", "OPTIONS"));
            allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "If-Match", "If-None-Exist"));
            allowed.setExposedHeaders(List.of("Location", "ETag"));
            source.registerCorsConfiguration("/cds-services/**", allowed);
            source.registerCorsConfiguration("/fhir/**", allowed);
        }
        return source;
    }

    /** Takes only signatures by key pairs, from the one issuer, for the one audience. */
    @Bean
    JwtDecoder decoder() {
        var issuer = settings.issuer();
        if (issuer == null || issuer.isBlank()) {
            return token -> {
                throw new IllegalStateException("no token is read in local mode");
            };
        }
        var decoder = decoder(issuer);
        var checks = new ArrayList<OAuth2TokenValidator<Jwt>>();
        checks.add(JwtValidators.createDefaultWithIssuer(issuer));
        checks.add(new JwtClaimValidator<@Nullable List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())));
        checks.add(new JwtClaimValidator<@Nullable Object>(JwtClaimNames.EXP, expiry -> expiry != null));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(checks));
        return decoder;
    }

    private NimbusJwtDecoder decoder(String issuer) {
        var jwks = settings.jwks();
        if (jwks == null) {
            return (NimbusJwtDecoder) JwtDecoders.<JwtDecoder>fromIssuerLocation(issuer);
        }
        return NimbusJwtDecoder.withJwkSetUri(jwks.toString())
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.RS384,
                        SignatureAlgorithm.ES256,
                        SignatureAlgorithm.ES384)))
                .build();
    }
}
