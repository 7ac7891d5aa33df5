package org.companion.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/** A question that is answered in the background, asked once. */
final class BulkQuestion {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private BulkQuestion() {}

    /** How many lines came, and after how long. */
    static String ask(int port, String path) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var status = get("http://127.0.0.1:" + port + path)
                .headers()
                .firstValue("Content-Location")
                .orElseThrow();
        var answer = get(status);
        while (answer.statusCode() == 202) {
            Thread.sleep(100);
            answer = get(status);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var lines = answer.body().replaceAll("(?s).*?\"count\":(\\d+)", "$1 ").replaceAll("[^\\d ].*", "");
        return String.format(
                Locale.ROOT, "HTTP %d after %.1f s, lines: %s", answer.statusCode(), seconds, lines.strip());
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Prefer", "respond-async")
                        .build(),
                BodyHandlers.ofString());
    }
}
