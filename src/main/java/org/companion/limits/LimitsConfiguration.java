package org.companion.limits;

import io.github.bucket4j.TimeMeter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A limit at each door, and each door its own: who has used up what FHIR allows is still answered by CDS Hooks. After it
 * is known who asks, and before a body is read.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsSettings.class)
class LimitsConfiguration {
    private static final int USUAL = 200;

    private final LimitsSettings settings;
    private final int perSecond;

    LimitsConfiguration(LimitsSettings settings, @Value("${companion.access.issuer:}") String issuer) {
        this.settings = settings;
        this.perSecond = settings.perSecond(issuer.isBlank() ? 0 : USUAL);
    }

    @Bean
    FilterRegistrationBean<DoorLimit> fhirLimit() {
        return limit("fhirLimit", "/fhir/*");
    }

    @Bean
    FilterRegistrationBean<DoorLimit> hooksLimit() {
        return limit("hooksLimit", "/cds-services/*");
    }

    @Bean
    FilterRegistrationBean<DoorLimit> inboxLimit() {
        return limit("inboxLimit", "/inbox/*");
    }

    @Bean
    FilterRegistrationBean<DoorLimit> pagesLimit() {
        return limit("pagesLimit", "/desk/*", "/committee/*");
    }

    private FilterRegistrationBean<DoorLimit> limit(String name, String... paths) {
        var allowances = new Allowances(Math.max(1, perSecond), settings.burst(), TimeMeter.SYSTEM_MILLISECONDS);
        var registration = new FilterRegistrationBean<>(new DoorLimit(allowances));
        registration.setName(name);
        registration.setEnabled(perSecond > 0);
        registration.addUrlPatterns(paths);
        registration.setOrder(0); // Spring Security is at -100
        return registration;
    }
}
