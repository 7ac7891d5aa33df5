package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.companion.Application;
import org.companion.testing.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed after it has acknowledged a write and before anybody was told. */
class CrashBeforeTellingTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final Receiver receiver = Receiver.named("crash");
    private int port;
    private Optional<Process> server = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        kill();
    }

    @Test
    void whatWasAcknowledgedIsToldByTheNextProcess() throws IOException, InterruptedException {
        start();
        put("Patient/p", "{'resourceType':'Patient','id':'p'}");
        put(
                "Subscription/s",
                "{'resourceType':'Subscription','id':'s','status':'requested','reason':'test',"
                        + "'criteria':'Observation?patient=p','channel':{'type':'rest-hook','payload':'application/fhir+json',"
                        + "'endpoint':'" + receiver.endpoint() + "'}}");
        receiver.answers(told -> 503);
        put(
                "Observation/o",
                "{'resourceType':'Observation','id':'o','status':'final',"
                        + "'subject':{'reference':'Patient/p'},'code':{'text':'something'}}");
        kill();
        assertThat(receiver.events()).isEmpty();
        receiver.answers(told -> 200);
        start();
        await().atMost(Duration.ofSeconds(40)).until(() -> !receiver.events().isEmpty());
        assertThat(receiver.events()).allSatisfy(told -> assertThat(told.path()).isEqualTo("Observation/o"));
    }

    private void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Application.class.getName(),
                        "--server.port=" + port,
                        "--companion.demo=false",
                        "--companion.data=" + folder.resolve("data"),
                        "--companion.subscriptions.endpoints=" + Receiver.base())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        server = Optional.of(process);
        await().atMost(START).pollInterval(Duration.ofMillis(300)).until(() -> isThere(process));
    }

    private boolean isThere(Process process) throws InterruptedException {
        assertThat(process.isAlive()).as("the server's process").isTrue();
        try {
            var request = HttpRequest.newBuilder(at("metadata?_summary=true")).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As a machine does that loses its power: nothing is put in order first. */
    private void kill() throws InterruptedException {
        if (server.isPresent()) {
            server.get().destroyForcibly().waitFor();
        }
        server = Optional.empty();
    }

    private void put(String reference, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(reference))
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + "/fhir/" + path);
    }
}
