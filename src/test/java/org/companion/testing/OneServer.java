package org.companion.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.companion.Application;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A Companion of one test's own, in this process. */
public final class OneServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext context;

    private OneServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts it on a free port. */
    public static OneServer start(List<String> settings) {
        var all = new ArrayList<>(settings);
        all.add("--server.port=0");
        return new OneServer((ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Application.class).run(all.toArray(String[]::new)));
    }

    public String address() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
    }

    /** Sends JSON; single quotes stand for double ones where the body has no double ones. */
    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        var text = body.contains("\"") ? body : body.replace('\'', '"');
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", path.startsWith("/fhir") ? "application/fhir+json" : "application/json")
                        .method(method, BodyPublishers.ofString(text))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(address() + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
