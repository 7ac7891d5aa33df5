package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HookTokenFilterTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HookTokenFilter filter = new HookTokenFilter(
            new HookTokens(List.of(), (issuer, id, expires) -> true, Clock.systemUTC()), Optional.empty(), meters);

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Bearer x", "bearer a.b.c"})
    void aCallWithoutAGoodTokenIsRefusedInWordsAndCounted(String header) throws Exception {
        var answer = answer("POST", "/cds-services/companion-order-sign", header);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.getContentAsString()).contains("OperationOutcome").contains("login");
        assertThat(meters.find("companion.hooks.tokens.refused").counter().count())
                .isEqualTo(1);
    }

    @Test
    void theReasonNeverHoldsTheToken() throws Exception {
        assertThat(answer("POST", "/cds-services/x", "Bearer s3cr3t.s3cr3t.s3cr3t")
                        .getContentAsString())
                .doesNotContain("s3cr3t");
    }

    @Test
    void discoveryIsOpenButATokenThatIsShownIsChecked() throws Exception {
        assertThat(answer("GET", "/cds-services", "").getStatus()).isEqualTo(200);
        assertThat(answer("GET", "/cds-services", "Bearer x").getStatus()).isEqualTo(401);
        assertThat(answer("POST", "/cds-services", "").getStatus()).isEqualTo(401);
        assertThat(answer("GET", "/cds-services/companion-order-sign", "").getStatus())
                .isEqualTo(401);
    }

    @Test
    void anotherSpellingOfThePathDoesNotGoRoundTheCheck() {
        var request = new MockHttpServletRequest("POST", "/%63ds-services/companion-order-sign");
        request.setServletPath("/cds-services/companion-order-sign");
        assertThat(AccessRules.isHook(request)).isTrue();
        var other = new MockHttpServletRequest("GET", "/cds-services-of-others");
        other.setServletPath("/cds-services-of-others");
        assertThat(AccessRules.isHook(other)).isFalse();
    }

    @Test
    void clientsOnAnAddressThatOthersReachNeedThePublicAddress() {
        var settings = new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("companion.access.issuer", "https://login.example")
                .withProperty("companion.access.audience", "https://companion.example")
                .withProperty("companion.hooks.clients.a.issuer", "https://ehr.example");
        assertThatThrownBy(() -> new FrontDoor().postProcessEnvironment(settings, new SpringApplication()))
                .isInstanceOf(OpenHouse.class)
                .hasMessageContaining("companion.public-url");
        settings.withProperty("companion.public-url", "https://cds.example");
        assertThatCode(() -> new FrontDoor().postProcessEnvironment(settings, new SpringApplication()))
                .doesNotThrowAnyException();
    }

    private MockHttpServletResponse answer(String method, String path, String header) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        if (!header.isEmpty()) {
            request.addHeader("Authorization", header);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
