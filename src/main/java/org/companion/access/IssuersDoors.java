package org.companion.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Where the issuer outside is knocked at: as the settings say, else as its own metadata do (OpenID Connect Discovery 1.0). */
@Component
final class IssuersDoors {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST = 256 * 1024;

    private final AccessSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private Optional<JsonNode> metadata = Optional.empty();
    private long asked = System.nanoTime() - PAUSE.toNanos();

    IssuersDoors(AccessSettings settings) {
        this.settings = settings;
    }

    /** Where a person is asked for leave. */
    Optional<String> authorize() {
        return Optional.ofNullable(settings.authorize()).map(URI::toString).or(() -> text("authorization_endpoint"));
    }

    /** Where tokens are given. */
    Optional<String> token() {
        return Optional.ofNullable(settings.token()).map(URI::toString).or(() -> text("token_endpoint"));
    }

    Optional<String> keys() {
        return Optional.ofNullable(settings.jwks()).map(URI::toString).or(() -> text("jwks_uri"));
    }

    /** What its metadata list under a name; empty where they do not say. */
    Optional<List<String>> list(String name) {
        return metadata()
                .map(told -> told.path(name))
                .filter(JsonNode::isArray)
                .map(told -> StreamSupport.stream(told.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private Optional<String> text(String name) {
        return metadata().map(told -> told.path(name).asText("")).filter(address -> !address.isEmpty());
    }

    /** An issuer that is away is asked again after a while, and not for each of those who ask us. */
    private synchronized Optional<JsonNode> metadata() {
        var now = System.nanoTime();
        if (metadata.isEmpty() && now - asked >= PAUSE.toNanos()) {
            asked = now;
            metadata = fetched();
        }
        return metadata;
    }

    private Optional<JsonNode> fetched() {
        var issuer = String.valueOf(settings.issuer()).replaceAll("/+$", "");
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == 200
                        ? Optional.of(new ObjectMapper().readTree(body.readNBytes(LONGEST)))
                        : Optional.empty();
            }
        } catch (IOException | IllegalArgumentException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
