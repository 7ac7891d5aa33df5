package org.companion.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.companion.Application;

/** A Companion in a process of its own, which can be killed as a failing machine would. */
public final class OwnProcess implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final String address;

    private OwnProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with these settings and waits for its first answer. */
    public static OwnProcess start(Path log, int port, List<String> settings) throws IOException, InterruptedException {
        var started = begin(log, port, settings);
        started.awaitAnswer(log);
        return started;
    }

    /** Starts it and does not wait. */
    public static OwnProcess begin(Path log, int port, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "--server.port=" + port));
        command.addAll(settings);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new OwnProcess(process, "http://127.0.0.1:" + port);
    }

    /** Waits for its first answer. */
    public void awaitAnswer(Path log) throws InterruptedException {
        var begin = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > START.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not start; see " + log.toAbsolutePath());
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/fhir/metadata").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Sends FHIR JSON. */
    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/fhir+json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a body of any type. */
    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks for an answer later. */
    public HttpResponse<String> getLater(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).header("Prefer", "respond-async").GET().build(), BodyHandlers.ofString());
    }

    /** Sends a body, for an answer later. */
    public HttpResponse<String> postLater(String path, String type, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Prefer", "respond-async")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path));
    }

    /** Where it answers. */
    public String address() {
        return address;
    }

    /** Asks it to end, as an operator or a container's manager does, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until it has ended; says with which code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the server does not stop");
        }
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
