package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.companion.fhir.Json;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.companion.testing.Receiver;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers on one PostgreSQL behind a plain balancer; two are killed in turn while a ward is at work. */
@Tag("long")
class ThreeNodesTest {
    @TempDir
    private Path folder;

    /** Servers on one database, and the ports by which they take messages. */
    private record Home(List<OwnProcess> nodes, List<Integer> mllp) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            for (var node : nodes) {
                node.close();
            }
        }
    }

    @Test
    void everyAnswerIsTheOneOfASingleServerAndNothingIsLost() throws Exception {
        Assumptions.assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        Map<String, String> expected;
        try (var single = home(1)) {
            expected = new Ward(new Balanced(single.nodes()), single.mllp(), done -> {}).answers();
        }
        assertThat(expected).hasSizeGreaterThan(7 * Ward.PATIENTS);
        try (var home = home(3)) {
            var balanced = new Balanced(home.nodes());
            var told = Receiver.named("ward");
            subscribe(balanced, told);
            var export = new AtomicReference<String>();
            var ward = new Ward(balanced, home.mllp(), done -> {
                if (done == Ward.PATIENTS / 3) {
                    export.set(begun(home.nodes().get(0)));
                    home.nodes().get(0).kill();
                } else if (done == 2 * Ward.PATIENTS / 3) {
                    home.nodes().get(1).kill();
                }
            });
            assertThat(ward.answers()).isEqualTo(expected);
            assertThat(balanced.unanswered())
                    .as("requests that met a server which was gone")
                    .isPositive();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(told.events())
                            .extracting(Receiver.Told::path)
                            .containsAll(IntStream.range(0, Ward.PATIENTS)
                                    .mapToObj(i -> "Observation/g" + i)
                                    .toList()));
            isThereOnce(balanced, export.get());
        }
    }

    private Home home(int count) throws IOException, InterruptedException {
        var database = Postgres.newDatabase();
        var home = new Home(new ArrayList<>(), new ArrayList<>());
        for (var node = 0; node < count; node++) {
            home.mllp().add(Ports.free());
            home.nodes()
                    .add(OwnProcess.begin(
                            log(count, node),
                            Ports.free(),
                            List.of(
                                    "--companion.demo=false",
                                    "--companion.data=" + folder.resolve("data" + count + "-" + node),
                                    "--companion.connections=8",
                                    "--companion.mllp.enabled=true",
                                    "--companion.mllp.port=" + home.mllp().get(node),
                                    "--companion.subscriptions.endpoints=" + Receiver.base(),
                                    "--spring.datasource.url=" + database)));
        }
        for (var node = 0; node < count; node++) {
            home.nodes().get(node).awaitAnswer(log(count, node));
        }
        return home;
    }

    private Path log(int count, int node) {
        return folder.resolve("log" + count + "-" + node);
    }

    private static void subscribe(Balanced servers, Receiver told) throws IOException, InterruptedException {
        var answer = servers.send(
                "PUT",
                "/fhir/Subscription/ward",
                ("{'resourceType':'Subscription','id':'ward','status':'requested','reason':'test',"
                                + "'criteria':'Observation?code=84413-4','channel':{'type':'rest-hook',"
                                + "'payload':'application/fhir+json','endpoint':'" + told.endpoint() + "'}}")
                        .replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** An export, asked for at one server; where it stands, without the server's address. */
    private static String begun(OwnProcess node) throws IOException, InterruptedException {
        var answer = node.getLater("/fhir/$export?_type=Patient,Observation");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return path(answer.headers().firstValue("Content-Location").orElseThrow());
    }

    /** The server that was asked is dead: another has gone on with it, and any has its files. */
    private static void isThereOnce(Balanced servers, String export) throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> assertThat(servers.get(export).statusCode()).isEqualTo(200));
        var patients = new ArrayList<String>();
        for (var file : Json.stored(servers.get(export).body()).path("output")) {
            servers.get(path(file.path("url").asText()))
                    .body()
                    .lines()
                    .map(Json::stored)
                    .filter(line -> line.path("resourceType").asText().equals("Patient"))
                    .forEach(line -> patients.add(line.path("id").asText()));
        }
        assertThat(patients).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(Ward.PATIENTS / 3);
    }

    private static String path(String address) {
        return address.replaceFirst("http://127\\.0\\.0\\.1:\\d+", "");
    }
}
