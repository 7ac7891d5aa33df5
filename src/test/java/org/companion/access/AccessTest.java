package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class AccessTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", ""})
    void anAddressThatOthersReachIsRefusedWithoutAuthentication(String address) {
        var settings = new MockEnvironment().withProperty("server.address", address);
        assertThatThrownBy(() -> lookedAt(settings))
                .isInstanceOf(OpenHouse.class)
                .hasMessageContaining("server.address");
    }

    @Test
    void managementOnAnotherAddressIsRefusedToo() {
        var settings = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("management.server.address", "0.0.0.0");
        assertThatThrownBy(() -> lookedAt(settings)).isInstanceOf(OpenHouse.class);
    }

    @Test
    void anIssuerWithoutAnAudienceIsRefused() {
        var settings = new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("companion.access.issuer", "https://login.example");
        assertThatThrownBy(() -> lookedAt(settings)).hasMessageContaining("audience");
    }

    @Test
    void anyAddressWillDoWithAuthenticationAndLoopbackWithout() {
        var guarded = new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("companion.access.issuer", "https://login.example")
                .withProperty("companion.access.audience", "https://companion.example");
        assertThatCode(() -> lookedAt(guarded)).doesNotThrowAnyException();
        assertThatCode(() -> lookedAt(new MockEnvironment().withProperty("server.address", "::1")))
                .doesNotThrowAnyException();
    }

    private static void lookedAt(MockEnvironment settings) {
        new FrontDoor().postProcessEnvironment(settings, new SpringApplication());
    }

    @Test
    void aCallThatNamesAnotherHostIsRefused() throws IOException {
        assertThat(statusFor("evil.example")).isEqualTo(403);
        assertThat(statusFor("127.0.0.1.evil.example")).isEqualTo(403);
        assertThat(statusFor("localhost:8080")).isEqualTo(200);
    }

    private static int statusFor(String host) throws IOException {
        var port = URI.create(RunningServer.address()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /cds-services HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator", "/h2-console", "/nowhere"})
    void nothingElseIsThereAndTheErrorIsAnOperationOutcome(String path) {
        var answer = Http.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("org.");
    }

    @Test
    void healthAndMetricsAreOpen() {
        assertThat(Http.get("/actuator/health").status()).isEqualTo(200);
        assertThat(Http.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void noOriginMayCallUnlessItIsConfigured() {
        var answer = Http.send("POST", "/cds-services/companion-order-sign", "{}", "Origin", "https://evil.example");
        assertThat(answer.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aPageOfAnotherSiteWritesNothingInTheNameOfWhoSitsHere() {
        var patient = "{'resourceType':'Patient'}";
        assertThat(Http.send(
                                "POST",
                                "/fhir/Patient",
                                patient,
                                "Sec-Fetch-Site",
                                "cross-site",
                                "Content-Type",
                                "text/plain")
                        .status())
                .isEqualTo(403);
        assertThat(Http.send("POST", "/fhir/Patient", patient, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void pagesCannotBeFramedAndRunOnlyTheirOwnScripts() {
        var headers = Http.get("/").raw().headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }
}
