package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.companion.fhir.Json;
import org.companion.testing.Fhir;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.companion.testing.Receiver;
import org.companion.testing.TenWriters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, begun at the same moment on an empty database, give the same answers. */
@Tag("long")
class TwoNodesTest {
    private static final int TIMES = 20;
    private static final List<Integer> MLLP = List.of(Ports.free(), Ports.free());
    private static final List<OwnProcess> NODES = new ArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        var database = Postgres.newDatabase();
        for (var node = 0; node < 2; node++) {
            NODES.add(OwnProcess.begin(
                    folder.resolve("log" + node),
                    Ports.free(),
                    List.of(
                            "--companion.demo=true",
                            "--companion.data=" + folder.resolve("data" + node),
                            "--companion.connections=8",
                            "--companion.mllp.enabled=true",
                            "--companion.mllp.port=" + MLLP.get(node),
                            "--companion.subscriptions.endpoints=" + Receiver.base(),
                            "--spring.datasource.url=" + database)));
        }
        for (var node = 0; node < 2; node++) {
            NODES.get(node).awaitAnswer(folder.resolve("log" + node));
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (var node : NODES) {
            node.close();
        }
        NODES.clear();
    }

    @Test
    void whatIsPutIntoAnEmptyDatabaseIsThereOnce() throws Exception {
        for (var node : NODES) {
            var patients = json(node.get("/fhir/Patient?_id=demo-clopidogrel-poor"));
            assertThat(patients.at("/entry/0/resource/meta/versionId").asText()).isEqualTo("1");
            var trials = json(node.get("/fhir/ResearchStudy?_count=250"));
            assertThat(trials.path("entry")).isNotEmpty();
            trials.path("entry")
                    .forEach(trial -> assertThat(
                                    trial.at("/resource/meta/versionId").asText())
                            .isEqualTo("1"));
        }
    }

    @Test
    void aCardIsOfWhatWasWrittenAtTheOtherNodeJustBefore() throws Exception {
        put(0, "Patient/card", "{'resourceType':'Patient','id':'card'}");
        for (var i = 0; i < TIMES; i++) {
            var poor = i % 2 == 0;
            genotypeOf("card", i % 2, poor ? "*2/*2" : "*1/*1");
            for (var node : List.of(1 - i % 2, i % 2)) {
                var cards = json(NODES.get(node)
                        .send(
                                "POST",
                                "/cds-services/companion-order-sign",
                                hook("card").replace('\'', '"')));
                assertThat(cards.path("cards").toString().contains("Poor Metabolizer"))
                        .as("write %d, asked at node %d: %s", i, node, cards)
                        .isEqualTo(poor);
            }
        }
    }

    @Test
    void adviceSearchAndReadAreOfWhatWasWrittenAtTheOtherNodeJustBefore() throws Exception {
        put(0, "Patient/ask", "{'resourceType':'Patient','id':'ask'}");
        for (var i = 0; i < TIMES; i++) {
            var there = i % 2;
            var here = NODES.get(1 - there);
            var alleles = i % 2 == 0 ? "*2/*2" : "*1/*2";
            genotypeOf("ask", there, alleles);
            put(
                    there,
                    "Patient/ask",
                    "{'resourceType':'Patient','id':'ask','identifier':[{'system':'urn:ask','value':'n" + i + "'}]}");
            assertThat(here.get("/fhir/Patient/ask/$advise?medication=clopidogrel")
                            .body())
                    .contains(alleles);
            assertThat(json(here.get("/fhir/Patient?identifier=urn:ask%7Cn" + i))
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(json(here.get("/fhir/Patient/ask"))
                            .at("/identifier/0/value")
                            .asText())
                    .isEqualTo("n" + i);
        }
    }

    @Test
    void whatWasDeletedAtOneNodeIsGoneAtTheOther() throws Exception {
        for (var i = 0; i < 6; i++) {
            var there = NODES.get(i % 2);
            var here = NODES.get(1 - i % 2);
            put(i % 2, "Patient/gone", "{'resourceType':'Patient','id':'gone','active':" + (i % 3 == 0) + "}");
            assertThat(here.get("/fhir/Patient/gone").statusCode()).isEqualTo(200);
            assertThat(there.send("DELETE", "/fhir/Patient/gone", "").statusCode())
                    .isEqualTo(200);
            assertThat(here.get("/fhir/Patient/gone").statusCode()).isEqualTo(410);
        }
    }

    @Test
    void theNextPageCanBeHadAtTheOtherNode() throws Exception {
        for (var i = 0; i < 5; i++) {
            put(0, "Patient/page" + i, "{'resourceType':'Patient','id':'page" + i + "','gender':'other'}");
        }
        var found = new ArrayList<String>();
        var path = "/fhir/Patient?gender=other&_count=2&_sort=_id";
        for (var page = 0; !path.isEmpty(); page++) {
            var answer = json(NODES.get(page % 2).get(path));
            answer.path("entry")
                    .forEach(entry -> found.add(entry.at("/resource/id").asText()));
            path = "";
            for (var link : answer.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    path = link.path("url").asText().replaceFirst("http://127.0.0.1:\\d+", "");
                }
            }
        }
        assertThat(found).containsExactly("page0", "page1", "page2", "page3", "page4");
    }

    @Test
    void oneResourceIsMadeOfOneConditionAtBothNodes() throws Exception {
        var body = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:once\",\"value\":\"1\"}]}";
        var answers = atOnce(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Integer>) () -> NODES.get(i % 2)
                        .send("PUT", "/fhir/Patient?identifier=urn:once%7C1", body)
                        .statusCode())
                .toList());
        assertThat(answers).allMatch(status -> status == 200 || status == 201);
        assertThat(json(NODES.get(0).get("/fhir/Patient?identifier=urn:once%7C1"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrittenAtEitherNodeAfterASubscriptionWasTakenIsToldOnce() throws Exception {
        put(0, "Patient/told", "{'resourceType':'Patient','id':'told'}");
        var receiver = Receiver.named("nodes");
        put(
                0,
                "Subscription/nodes",
                "{'resourceType':'Subscription','id':'nodes','status':'requested','reason':'test',"
                        + "'criteria':'Observation?patient=told','channel':{'type':'rest-hook',"
                        + "'payload':'application/fhir+json','endpoint':'" + receiver.endpoint() + "'}}");
        for (var i = 0; i < TIMES; i++) {
            put(
                    (i + 1) % 2, // the first at the node that did not take the Subscription
                    "Observation/told" + i,
                    "{'resourceType':'Observation','id':'told" + i + "','status':'final',"
                            + "'subject':{'reference':'Patient/told'},'code':{'text':'something'}}");
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(receiver.events()).hasSizeGreaterThanOrEqualTo(TIMES));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> receiver.events().size() == TIMES);
        assertThat(receiver.events())
                .extracting(Receiver.Told::path)
                .containsExactlyElementsOf(IntStream.range(0, TIMES)
                        .mapToObj(i -> "Observation/told" + i)
                        .toList());
    }

    @Test
    void whatComesInAtBothNodesIsFiledOnceAndAnsweredAtOnce() throws Exception {
        put(0, "Patient/jane", Messages.jane("jane", "M1"));
        var slowest = atOnce(IntStream.range(0, 2)
                        .mapToObj(node -> (Callable<Long>) () -> {
                            var longest = 0L;
                            try (var sender = new Mllp(MLLP.get(node))) {
                                for (var i = 0; i < TIMES; i++) {
                                    var number = "N" + node + "-" + i;
                                    var begin = System.nanoTime();
                                    assertThat(sender.send(result(
                                                    number,
                                                    "M1",
                                                    number,
                                                    "20260301",
                                                    genotype("2a", "CYP2C19", "*1/*2"))))
                                            .contains("MSA|AA");
                                    longest = Math.max(longest, System.nanoTime() - begin);
                                }
                            }
                            return longest;
                        })
                        .toList())
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(Duration.ofNanos(slowest))
                .as("nobody waits for what the other node has filed")
                .isLessThan(Duration.ofSeconds(5));
        for (var node : NODES) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(
                                    node.get("/inbox?state=accepted,stuck").body())
                            .isEqualTo("[]"));
            var reports = json(node.get("/fhir/DiagnosticReport?subject=Patient/jane&_count=250"));
            assertThat(reports.path("entry")).hasSize(2 * TIMES);
            reports.path("entry")
                    .forEach(report -> assertThat(
                                    report.at("/resource/meta/versionId").asText())
                            .isEqualTo("1"));
            assertThat(node.get("/fhir/AuditEvent?patient=Patient/jane").statusCode())
                    .as("the journal is written")
                    .isEqualTo(200);
        }
    }

    @Test
    void theSameMessageAtBothNodesIsTakenOnce() throws Exception {
        put(0, "Patient/twice", Messages.jane("twice", "M2"));
        var message = result("T1", "M2", "T1", "20260301", genotype("2a", "CYP2C19", "*1/*2"));
        var answers = atOnce(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<String>) () -> {
                    try (var sender = new Mllp(MLLP.get(i % 2))) {
                        return sender.send(message);
                    }
                })
                .toList());
        assertThat(answers).allMatch(answer -> answer.contains("MSA|AA|T1"));
        assertThat(answers.stream().distinct())
                .as("the answer that the first got")
                .hasSize(1);
    }

    @Test
    void tenWritersAtBothNodesSeeOneOrder() throws Exception {
        var doors = NODES.stream().map(node -> node.address() + "/fhir").toList();
        assertThat(new TenWriters(doors, "both").run().faults()).isEmpty();
    }

    private static void genotypeOf(String patient, int node, String alleles) throws Exception {
        put(
                node,
                "Observation/" + patient,
                "{'resourceType':'Observation','id':'" + patient + "','status':'final','subject':{'reference':'Patient/"
                        + patient + "'}," + Fhir.genotype("CYP2C19", alleles) + "}");
    }

    private static void put(int node, String reference, String body) throws IOException, InterruptedException {
        var text = body.contains("\"") ? body : body.replace('\'', '"');
        var answer = NODES.get(node).send("PUT", "/fhir/" + reference, text);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static JsonNode json(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.stored(answer.body());
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(work.size());
        try {
            var all = new ArrayList<T>();
            for (var done : threads.invokeAll(work)) {
                all.add(done.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String hook(String patient) {
        return "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                + "{'userId':'Practitioner/1','patientId':'" + patient
                + "','draftOrders':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'MedicationRequest',"
                + "'id':'d','status':'draft','intent':'order','subject':{'reference':'Patient/" + patient
                + "'},'medicationCodeableConcept':{'text':'clopidogrel 75 MG Oral Tablet'}}}]}}}";
    }
}
