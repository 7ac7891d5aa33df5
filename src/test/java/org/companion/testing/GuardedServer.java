package org.companion.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.companion.Application;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A real Companion that demands tokens of an issuer outside, beside the open one of the other tests. */
public final class GuardedServer {
    private static final ServletWebServerApplicationContext SERVER =
            (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                    .run(
                            "--server.port=0",
                            "--companion.data=" + folder(),
                            "--companion.demo=false",
                            "--companion.access.issuer=" + Issuer.name(),
                            "--companion.access.audience=" + Issuer.AUDIENCE,
                            "--companion.access.jwks=" + Issuer.name() + "/keys",
                            "--companion.subscriptions.endpoints=" + Receiver.base(),
                            "--companion.access.app=" + AuthorizationServer.PAGES);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private GuardedServer() {}

    public static String address() {
        return "http://127.0.0.1:" + SERVER.getWebServer().getPort();
    }

    /** What a call with a token gets; without one where it is empty. */
    public static Http.Answer get(String token, String path) {
        return send(token, "GET", path, "");
    }

    /** Sends a body; single quotes stand for double ones where the body has no double ones. */
    public static Http.Answer send(String token, String method, String path, String body, String... headers) {
        var text = body.contains("\"") ? body : body.replace('\'', '"');
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/fhir+json");
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Http.Answer(response.statusCode(), response.body(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Path folder() {
        try {
            var root = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(root, "guarded");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
