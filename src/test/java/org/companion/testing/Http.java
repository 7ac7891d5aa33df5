package org.companion.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.companion.fhir.Json;

/** Calls to the running server, as a client makes them. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> raw) {
        public JsonNode json() {
            return Json.stored(body);
        }

        /** The words of the OperationOutcome. */
        public String diagnostics() {
            return json().path("issue").path(0).path("diagnostics").asText();
        }
    }

    public static Answer get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public static Answer delete(String path) {
        return send(HttpRequest.newBuilder(at(path)).DELETE());
    }

    /** Sends a body; single quotes stand for double ones where the body has no double ones. */
    public static Answer send(String method, String path, String body, String... headers) {
        var text = body.contains("\"") ? body : body.replace('\'', '"');
        var request = HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofString(text));
        request.setHeader("Content-Type", path.startsWith("/fhir") ? "application/fhir+json" : "application/json");
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** Sends a file as it is. */
    public static Answer upload(String path, String type, byte[] file, String... headers) {
        return sendAs("POST", path, type, file, headers);
    }

    /** Sends a body of this type, byte for byte. */
    public static Answer sendAs(String method, String path, String type, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).header("Content-Type", type);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, BodyPublishers.ofByteArray(body)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static URI at(String path) {
        return URI.create(RunningServer.address() + path);
    }
}
