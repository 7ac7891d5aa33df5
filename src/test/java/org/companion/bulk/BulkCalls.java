package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.companion.fhir.Json;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;

/** Calls of bulk data, as a client makes them. */
final class BulkCalls {
    static final String[] ASYNC = {"Prefer", "respond-async"};

    private BulkCalls() {}

    static Http.Answer asked(String path) {
        return Http.send("GET", path, "", ASYNC);
    }

    static Http.Answer posted(String path, String parameters) {
        return Http.send("POST", path, parameters, ASYNC);
    }

    static Http.Answer uploaded(String lines) {
        return Http.upload("/fhir/$import", "application/fhir+ndjson", lines.getBytes(StandardCharsets.UTF_8), ASYNC);
    }

    /** The path of the status of a job that was taken in. */
    static String status(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var address = answer.raw().headers().firstValue("Content-Location").orElseThrow();
        assertThat(address).startsWith(RunningServer.address() + "/fhir/$");
        return path(address);
    }

    static String path(String address) {
        return address.substring(RunningServer.address().length());
    }

    /** The manifest of a job that was taken in, when it is done. */
    static JsonNode done(Http.Answer answer) {
        var status = status(answer);
        var last = new AtomicReference<Http.Answer>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            last.set(Http.get(status));
            return last.get().status() != 202;
        });
        assertThat(last.get().status()).as(last.get().body()).isEqualTo(200);
        return last.get().json();
    }

    /** All lines of the files of a manifest, whose counts are looked at too. */
    static List<JsonNode> lines(JsonNode manifest, String which) {
        return Json.each(manifest, which)
                .flatMap(file -> {
                    var answer = Http.get(path(file.path("url").asText()));
                    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/fhir+ndjson");
                    var lines = answer.body().lines().map(Json::stored).toList();
                    assertThat(lines).hasSize(file.path("count").asInt());
                    return lines.stream();
                })
                .toList();
    }

    /** The lines of the files of a manifest as they are. */
    static String text(JsonNode manifest) {
        return Json.each(manifest, "output")
                .map(file -> Http.get(path(file.path("url").asText())).body())
                .collect(Collectors.joining());
    }

    static List<String> references(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.path("resourceType").asText() + "/"
                        + line.path("id").asText())
                .toList();
    }
}
