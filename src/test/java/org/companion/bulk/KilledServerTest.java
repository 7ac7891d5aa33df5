package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.companion.fhir.Json;
import org.companion.testing.OwnProcess;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is killed while it imports and exports, and is started again. */
class KilledServerTest {
    private static final int PATIENTS = 150;
    private static final int OBSERVATIONS = 1_350;
    private static final int FILE = PATIENTS + OBSERVATIONS;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void whatWasBeingImportedAndExportedIsThereOnceAfterTheRestart(String database) throws Exception {
        var settings = settings(database);
        var port = freePort();
        String imported;
        String exported;
        try (var server = OwnProcess.start(folder.resolve("log"), port, settings)) {
            finished(server, status(upload(server, lines("a"))));
            imported = status(upload(server, lines("b") + "\n{\"resourceType\":\"Patient\"}"));
            until(server, imported, answer -> written(answer) >= 100);
            exported = midway(server);
            assertThat(server.get(imported).statusCode()).as("still importing").isEqualTo(202);
            server.kill();
        }
        try (var server = OwnProcess.start(folder.resolve("log"), port, settings)) {
            var manifest = finished(server, imported);
            assertThat(manifest.path("output").path(0).path("count").asInt()).isEqualTo(FILE);
            assertThat(manifest.path("output").path(0).path("refused").asInt()).isEqualTo(1);
            assertThat(lines(server, manifest, "error")).hasSize(1);
            assertExported(server, finished(server, exported), FILE);
            var all = finished(server, status(server.getLater("/fhir/$export?_type=Patient,Observation")));
            assertThat(assertExported(server, all, 2 * FILE)).hasSize(2 * FILE);
        }
    }

    private List<String> settings(String database) {
        var settings = new ArrayList<>(List.of("--companion.demo=false", "--companion.data=" + folder.resolve("data")));
        if (database.equals("PostgreSQL")) {
            assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
            settings.add("--spring.datasource.url=" + Postgres.newDatabase());
        }
        return settings;
    }

    /** An export that has written something and not everything. */
    private static String midway(OwnProcess server) throws Exception {
        for (int i = 0; i < 20; i++) {
            var status = status(server.getLater("/fhir/$export?_type=Patient,Observation"));
            var answer = until(server, status, one -> progress(one).matches("\\d+%: .*"));
            if (answer.statusCode() == 202) {
                return status;
            }
        }
        throw new AssertionError("every export was done before it was looked at");
    }

    /** Each is there once, in its first version, and those that were there before are among them. */
    private static List<String> assertExported(OwnProcess server, JsonNode manifest, int least) throws Exception {
        var lines = lines(server, manifest, "output");
        assertThat(lines).hasSizeGreaterThanOrEqualTo(least);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.path("meta").path("versionId").asText()).isEqualTo("1"));
        var references = BulkCalls.references(lines);
        assertThat(references).doesNotHaveDuplicates();
        assertThat(references.stream().filter(one -> one.contains("/a-"))).hasSize(FILE);
        return references;
    }

    private static List<JsonNode> lines(OwnProcess server, JsonNode manifest, String which) throws Exception {
        var all = new ArrayList<JsonNode>();
        for (var file : manifest.path(which)) {
            var lines = server.get(file.path("url").asText())
                    .body()
                    .lines()
                    .map(Json::stored)
                    .toList();
            assertThat(lines).hasSize(file.path("count").asInt());
            all.addAll(lines);
        }
        return all;
    }

    private static HttpResponse<String> upload(OwnProcess server, String lines) throws Exception {
        return server.postLater("/fhir/$import", "application/fhir+ndjson", lines);
    }

    private static String status(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Content-Location").orElseThrow();
    }

    private static JsonNode finished(OwnProcess server, String status) throws Exception {
        var answer = until(server, status, one -> false);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.stored(answer.body());
    }

    /** Asks until it is done, or has come so far. */
    private static HttpResponse<String> until(
            OwnProcess server, String status, java.util.function.Predicate<HttpResponse<String>> far) throws Exception {
        for (int i = 0; i < 20_000; i++) {
            var answer = server.get(status);
            if (answer.statusCode() != 202 || far.test(answer)) {
                return answer;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("it takes too long");
    }

    private static String progress(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Progress").orElse("");
    }

    private static int written(HttpResponse<String> answer) {
        return Integer.parseInt(progress(answer).replaceAll(".*: (\\d+) lines.*", "$1"));
    }

    private static String lines(String name) {
        var patients = IntStream.range(0, PATIENTS)
                .mapToObj(i -> "{\"resourceType\":\"Patient\",\"id\":\"%s-p%d\"}".formatted(name, i));
        var observations = IntStream.range(0, OBSERVATIONS)
                .mapToObj(i -> ("{\"resourceType\":\"Observation\",\"id\":\"%s-o%d\",\"status\":\"final\","
                                + "\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/%s-p%d\"}}")
                        .formatted(name, i, name, i % PATIENTS));
        return Stream.concat(patients, observations).collect(Collectors.joining("\n"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
