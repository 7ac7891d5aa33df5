package org.companion.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that plays the FHIR server of an EHR, well or ill behaved. */
public final class EhrStandIn implements AutoCloseable {
    /** Answers one request. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    public EhrStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Its FHIR base. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** Answers a query below the base, such as {@code Patient/1}, with this JSON (single quotes). */
    public EhrStandIn answers(String query, String json) {
        return behaves(query, exchange -> reply(exchange, 200, json.replace('\'', '"')));
    }

    public EhrStandIn answers(String query, int status) {
        return behaves(query, exchange -> reply(exchange, status, "{}"));
    }

    public EhrStandIn behaves(String query, Behaviour behaviour) {
        behaviours.put("/fhir/" + query, behaviour);
        return this;
    }

    /** The queries that came, with everything below the base. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The Authorization headers that came; {@code none} for a request without. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    public static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().toString();
        asked.add(query.replaceFirst("^/fhir/", ""));
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        tokens.add(token == null ? "none" : token);
        var behaviour = behaviours.get(query);
        try {
            if (behaviour == null) {
                reply(exchange, 404, "{\"resourceType\":\"OperationOutcome\"}");
            } else {
                behaviour.answer(exchange);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
