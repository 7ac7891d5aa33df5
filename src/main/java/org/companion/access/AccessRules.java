package org.companion.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.companion.journal.UsedTokens;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Local mode needs no token and listens on loopback only; anywhere else every caller shows one. */
@Configuration
@EnableWebSecurity
@EnableConfigurationProperties({AccessSettings.class, HookClientSettings.class})
class AccessRules {
    /** The pages without what they show: that comes from the doors behind, to who may see it. */
    private static final String[] PAGES = {"/", "/*.html", "/js/*", "/css/*", "/img/*", "/webjars/**", LaunchDoor.APP};

    private final AccessSettings settings;
    private final PagePolicy policy;

    AccessRules(AccessSettings settings, IssuersDoors doors) {
        this.settings = settings;
        this.policy = new PagePolicy(settings, doors);
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

    /** Before all that takes a path apart. */
    @Bean
    FilterRegistrationBean<PlainPathFilter> plainPaths() {
        var registration = new FilterRegistrationBean<>(new PlainPathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
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
                .headers(headers -> headers.addHeaderWriter(policy)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private HttpSecurity local(HttpSecurity http) throws Exception {
        return http.addFilterBefore(new LocalHostFilter(settings.origins()), SecurityContextHolderFilter.class)
                .addFilterBefore(new CallerFilter(() -> Caller.LOCAL), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll());
    }

    /** What lies behind the FHIR door that door looks at itself, resource by resource. */
    private HttpSecurity withToken(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/cds-services",
                                "/fhir/metadata",
                                "/fhir/.well-known/smart-configuration",
                                "/.well-known/smart-configuration")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PAGES)
                        .permitAll()
                        .requestMatchers(TokenDoor.TOKEN, TokenDoor.KEYS)
                        .permitAll()
                        .requestMatchers("/fhir", "/fhir/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/inbox", "/inbox/**")
                        .access(whoMayToAll(Deed.READ, "DiagnosticReport"))
                        .requestMatchers("/inbox", "/inbox/**")
                        .access(whoMayToAll(Deed.CREATE, "DiagnosticReport"))
                        .anyRequest()
                        .access(whoMayToAll(Deed.READ, "Observation")))
                .addFilterBefore(new CallerFilter(this::caller), AnonymousAuthenticationFilter.class)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(TokenHeader::read)
                        .authenticationEntryPoint(Outsiders::unknown)
                        .accessDeniedHandler(Outsiders::notGranted)
                        .jwt(Customizer.withDefaults()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(Outsiders::unknown)
                        .accessDeniedHandler(Outsiders::notGranted));
    }

    private Caller caller() {
        return caller(SecurityContextHolder.getContext().getAuthentication());
    }

    private Caller caller(@Nullable Authentication known) {
        if (!(known instanceof JwtAuthenticationToken shown)) {
            return Caller.NOBODY;
        }
        var caller = TokenCaller.of(shown.getToken(), settings.patientClaim());
        return caller.purposes().isEmpty() ? caller.asking(settings.purposes()) : caller;
    }

    private AuthorizationManager<RequestAuthorizationContext> whoMayToAll(Deed deed, String type) {
        return (known, request) -> new AuthorizationDecision(caller(known.get()).mayToAll(deed, type));
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
    JwtDecoder decoder(ObjectProvider<EmbeddedIssuer> embedded) {
        var own = embedded.getIfAvailable();
        if (own != null) {
            return TokenChecks.decoder(own);
        }
        var issuer = settings.issuer();
        if (issuer == null || issuer.isBlank()) {
            return token -> {
                throw new IllegalStateException("no token is read in local mode");
            };
        }
        return TokenChecks.decoder(
                issuer, Objects.requireNonNull(settings.audience()), Optional.ofNullable(settings.jwks()));
    }

    /** On loopback alone, which {@link FrontDoor} sees to. */
    @Bean
    @ConditionalOnProperty("companion.access.embedded")
    EmbeddedIssuer embeddedIssuer(@Value("${companion.data}") Path data, Clock clock) {
        return EmbeddedIssuer.in(data, clock);
    }
}
