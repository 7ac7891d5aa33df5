package org.companion.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.companion.fhir.Json;

/** A real HTTP server on loopback that is told by subscriptions; each test has an endpoint of its own on it. */
public final class Receiver {
    private static final HttpServer SERVER = start();
    private static final Map<String, Receiver> BY_NAME = new ConcurrentHashMap<>();

    private final String name;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Told> answer = one -> 200;

    private Receiver(String name) {
        this.name = name;
    }

    /** One call that came; {@code path} is what stands behind the endpoint's. */
    public record Told(String method, String path, String body, Map<String, List<String>> headers, int answered) {
        public JsonNode json() {
            return Json.stored(body);
        }

        /** The values of a parameter of the status, those of its parts too. */
        public List<String> status(String parameter) {
            return json().at("/entry/0/resource/parameter").findParents("name").stream()
                    .filter(one -> one.path("name").asText().equals(parameter))
                    .map(Receiver::value)
                    .toList();
        }

        public Optional<String> type() {
            return status("type").stream().findFirst();
        }
    }

    private static String value(JsonNode parameter) {
        for (var field : parameter.properties()) {
            if (field.getKey().startsWith("value")) {
                return field.getValue().isTextual()
                        ? field.getValue().asText()
                        : field.getValue().path("reference").asText();
            }
        }
        return "";
    }

    /** A new endpoint. */
    public static Receiver named(String name) {
        var receiver = new Receiver(name);
        BY_NAME.put(name, receiver);
        return receiver;
    }

    /** The address under which all endpoints lie. */
    public static String base() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/hook";
    }

    public String endpoint() {
        return base() + "/" + name;
    }

    /** Answers with what this says from now on. */
    public Receiver answers(ToIntFunction<Told> status) {
        answer = status;
        return this;
    }

    /** Everything that came, refused or not. */
    public List<Told> all() {
        return told;
    }

    /** What was taken and is no handshake or heartbeat. */
    public List<Told> events() {
        return told.stream()
                .filter(one -> one.answered() < 300)
                .filter(one ->
                        !one.body().contains("\"handshake\"") && !one.body().contains("\"heartbeat\""))
                .toList();
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "receiver");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/hook", Receiver::handle);
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var parts =
                exchange.getRequestURI().getPath().substring("/hook/".length()).split("/", 2);
        var receiver = BY_NAME.get(parts[0]);
        if (receiver == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = parts.length > 1 ? parts[1] : "";
        var came = new Told(exchange.getRequestMethod(), path, body, Map.copyOf(exchange.getRequestHeaders()), 0);
        var status = receiver.answer.applyAsInt(came);
        receiver.told.add(new Told(came.method(), path, body, came.headers(), status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
