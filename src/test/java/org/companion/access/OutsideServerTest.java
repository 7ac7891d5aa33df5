package org.companion.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.companion.testing.AuthorizationServer;
import org.companion.testing.GuardedServer;
import org.companion.testing.Http;
import org.companion.testing.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this server does where an authorization server outside gives the tokens. */
class OutsideServerTest {
    private static final String FORM = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Test
    void aServiceGetsItsTokenThereAndIsLetInHere() throws Exception {
        var asked = HttpRequest.newBuilder(URI.create(Issuer.name() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + encoded("system/Patient.rs")
                        + "&client_assertion_type=" + encoded(FORM)
                        + "&client_assertion=" + AuthorizationServer.assertion()))
                .build();
        var answer = HttpClient.newHttpClient().send(asked, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token =
                new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        assertThat(GuardedServer.get(token, "/fhir/Patient").status()).isEqualTo(200);
        assertThat(GuardedServer.get(token, "/fhir/Observation").status()).isEqualTo(403);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/launch.html",
                "/launched.html",
                "/passport.html",
                "/tumour.html",
                "/js/launch.js",
                "/css/desk.css",
                "/img/mark.svg",
                "/webjars/chart.js/dist/chart.umd.js"
            })
    void thePagesThemselvesAreOpenAndHoldNothingOfAnybody(String path) {
        assertThat(GuardedServer.get("", path).status()).isEqualTo(200);
        assertThat(GuardedServer.send("", "POST", path, "{}").status()).isEqualTo(401);
    }

    @Test
    void ourPagesLearnByWhatNameTheyAreKnownThere() {
        var told = GuardedServer.get("", "/launch/app").json();
        assertThat(told.path("client_id").asText()).isEqualTo(AuthorizationServer.PAGES);
        assertThat(told.path("scope").asText()).isEqualTo("openid fhirUser patient/*.rs");
        assertThat(Http.get("/launch/app").status()).isEqualTo(404);
    }

    @Test
    void onlyThePageThatFetchesTheTokenMayCallTheServerThatGivesIt() {
        assertThat(policy("/launched.html"))
                .contains("default-src 'self'", "connect-src 'self' " + Issuer.name() + ";");
        assertThat(policy("/passport.html")).contains("default-src 'self'").doesNotContain(Issuer.name());
        assertThat(policy("/launch.html")).doesNotContain(Issuer.name());
    }

    private static String policy(String path) {
        var headers = GuardedServer.get("", path).raw().headers();
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        return headers.firstValue("Content-Security-Policy").orElseThrow() + ";";
    }
}
