package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What apps are told of an authorization server that is not ours: what its own metadata deny is not told. */
class SmartConfigurationTest {
    private HttpServer issuer;
    private String name;

    @BeforeEach
    void anIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        name = "http://127.0.0.1:" + issuer.getAddress().getPort();
        issuer.start();
    }

    @AfterEach
    void isGone() {
        issuer.stop(0);
    }

    private Map<String, Object> told(String app, String metadata) {
        issuer.createContext("/.well-known/openid-configuration", exchange -> {
            var body = metadata.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        var settings = new AccessSettings(
                name,
                "us",
                URI.create(name),
                null,
                null,
                "patient",
                Set.of(),
                List.of(),
                false,
                Map.of(),
                app,
                "openid");
        var answer = new SmartConfiguration(settings, new IssuersDoors(settings)).tell(new MockHttpServletRequest());
        return Objects.requireNonNull(answer.getBody());
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> told, String name) {
        return (List<String>) told.get(name);
    }

    @Test
    void anIssuerThatNobodySignsInAtLaunchesNothing() {
        var told = told("", "{'token_endpoint':'https://login.example/token'}");
        assertThat(told).doesNotContainKey("authorization_endpoint");
        assertThat(list(told, "capabilities"))
                .contains("permission-v2")
                .doesNotContain("launch-ehr", "launch-standalone", "client-public", "context-ehr-patient");
    }

    @Test
    void publicClientsAreToldOfWhereTheIssuerTakesThem() {
        var taking = "{'authorization_endpoint':'https://login.example/a',"
                + "'token_endpoint_auth_methods_supported':['none','client_secret_basic','tls_client_auth']}";
        var told = told("", taking);
        assertThat(list(told, "capabilities"))
                .contains("client-public", "launch-ehr")
                .doesNotContain("client-confidential-asymmetric");
        assertThat(list(told, "token_endpoint_auth_methods_supported")).containsExactly("client_secret_basic");
    }

    @Test
    void publicClientsAreToldOfWhereOurPagesAreOne() {
        var silent = "{'authorization_endpoint':'https://login.example/a'}";
        assertThat(list(told("pages", silent), "capabilities")).contains("client-public");
    }

    @Test
    void publicClientsAreNotToldOfWhereNothingIsKnownOfThem() {
        var silent = "{'authorization_endpoint':'https://login.example/a'}";
        assertThat(list(told("", silent), "capabilities"))
                .contains("launch-ehr", "client-confidential-asymmetric")
                .doesNotContain("client-public");
    }

    @Test
    void anIssuerWithoutTheProofThatSmartDemandsIsNotSaidToHaveIt() {
        assertThat(list(told("", "{'code_challenge_methods_supported':['plain']}"), "code_challenge_methods_supported"))
                .isEmpty();
    }

    @Test
    void anIssuerThatSaysNothingIsTakenToDoWhatSmartDemands() {
        assertThat(list(told("", "{}"), "grant_types_supported"))
                .containsExactly("authorization_code", "client_credentials");
    }
}
