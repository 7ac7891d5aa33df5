package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that meet, and writes on a condition: one of them wins, the others are told so, and nothing else is touched. */
class WriteFaultsTest {
    private static final int RACERS = 12;
    private final String id = "race-" + UUID.randomUUID();

    @Test
    void ofWritesWithOneIfMatchOneWinsAndTheOthersAreToldThatTheConditionFailed() {
        put("", "1900-01-01");
        var statuses = race(i -> put("W/\"1\"", "19" + (10 + i) + "-01-01"));
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
    }

    @Test
    void ofTransactionsWithOneIfMatchToo() {
        put("", "1900-01-01");
        var statuses = race(i -> Http.send(
                        "POST",
                        "/fhir",
                        transaction("{'resource':" + patient("19" + (10 + i) + "-01-01")
                                + ",'request':{'method':'PUT','url':'Patient/" + id + "','ifMatch':'W/\\'1\\''}}")))
                .stream()
                .toList();
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
    }

    @Test
    void aDeleteOfAnOlderVersionIsRefused() {
        put("", "1900-01-01");
        put("", "1901-01-01");
        assertThat(Http.send("DELETE", "/fhir/Patient/" + id, "", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(Http.get("/fhir/Patient/" + id).status()).isEqualTo(200);
        assertThat(Http.send("DELETE", "/fhir/Patient/" + id, "", "If-Match", "W/\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(Http.get("/fhir/Patient/" + id).status()).isEqualTo(410);
        assertThat(Http.send("DELETE", "/fhir/Patient/" + id, "", "If-Match", "W/\"2\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aDeleteOnAVersionInATransactionIsRefusedSinceItCannotBeKept() {
        put("", "1900-01-01");
        var answer = Http.send(
                "POST",
                "/fhir",
                transaction("{'request':{'method':'DELETE','url':'Patient/" + id + "','ifMatch':'W/\\'7\\''}}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("ifMatch");
        assertThat(Http.get("/fhir/Patient/" + id).status()).isEqualTo(200);
    }

    @Test
    void aVersionOfWhatIsNotThereCannotBeMatched() {
        assertThat(put("W/\"1\"", "1900-01-01").status()).isEqualTo(412);
        assertThat(Http.send(
                                "POST",
                                "/fhir",
                                transaction("{'resource':" + patient("1900-01-01")
                                        + ",'request':{'method':'PUT','url':'Patient/" + id
                                        + "','ifMatch':'W/\\'1\\''}}"))
                        .status())
                .isEqualTo(412);
        assertThat(Http.get("/fhir/Patient/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"abc\"", "\"1\", \"2\"", "W/\"\""})
    void anIfMatchThatNamesNoVersionIsRefused(String match) {
        put("", "1900-01-01");
        var answer = put(match, "1901-01-01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("If-Match");
    }

    @Test
    void aPatchOfAnOlderVersionIsRefusedAndPatchesThatMeetAreAllKept() {
        put("", "1900-01-01");
        assertThat(race(i -> patch("", "/birthDate", "19" + (10 + i) + "-01-01")))
                .containsOnly(200);
        assertThat(history()).hasSize(RACERS + 1);
        assertThat(patch("W/\"1\"", "/birthDate", "1950-01-01").status()).isEqualTo(412);
    }

    @Test
    void theSameWriteAgainIsNoNewVersion() {
        put("", "1900-01-01");
        assertThat(put("", "1900-01-01").json().at("/meta/versionId").asText()).isEqualTo("1");
        assertThat(history()).hasSize(1);
    }

    @Test
    void ofConditionalCreatesThatMeetOneCreates() {
        var statuses = race(i -> Http.send("POST", "/fhir/Patient", identified(), "If-None-Exist", condition()));
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status != 201)).containsOnly(200);
        assertThat(there()).isEqualTo(1);
    }

    @Test
    void inTransactionsToo() {
        var statuses = race(i -> Http.send(
                "POST",
                "/fhir",
                transaction("{'resource':" + identified()
                        + ",'request':{'method':'POST','url':'Patient','ifNoneExist':'" + condition() + "'}}")));
        assertThat(statuses).containsOnly(200);
        assertThat(there()).isEqualTo(1);
    }

    @Test
    void conditionalUpdatesAndDeletesThatMeetLeaveOneAndNone() {
        assertThat(race(i -> Http.send("PUT", "/fhir/Patient?" + condition(), identified("19" + (10 + i)))))
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(there()).isEqualTo(1);
        assertThat(race(i -> Http.delete("/fhir/Patient?" + condition()))).containsOnly(200);
        assertThat(there()).isZero();
    }

    @Test
    void conditionalUpdatesAndDeletesInTransactionsToo() {
        assertThat(race(i -> Http.send(
                        "POST",
                        "/fhir",
                        transaction("{'resource':" + identified("19" + (10 + i))
                                + ",'request':{'method':'PUT','url':'Patient?" + condition() + "'}}"))))
                .containsOnly(200);
        assertThat(there()).isEqualTo(1);
        assertThat(race(i -> Http.send(
                        "POST",
                        "/fhir",
                        transaction("{'request':{'method':'DELETE','url':'Patient?" + condition() + "'}}"))))
                .containsOnly(200);
        assertThat(there()).isZero();
    }

    /** HAPI leaves out what it does not know of a condition, and deletes all of the type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_nosuch=1",
                "_tag=",
                "code=%7C",
                "code=&_tag=",
                "nosuch=1",
                "code:nosuch=1",
                "_count=1",
                "code=,"
            })
    void aConditionThatIsNotUnderstoodTouchesNothing(String condition) {
        Http.send("PUT", "/fhir/Basic/" + id, "{'resourceType':'Basic','id':'" + id + "','code':{'text':'x'}}");
        var basic = "{'resourceType':'Basic','code':{'text':'x'}}";
        assertThat(Http.delete("/fhir/Basic?" + condition).status()).isEqualTo(400);
        assertThat(Http.send("PUT", "/fhir/Basic?" + condition, basic).status()).isEqualTo(400);
        assertThat(Http.send("POST", "/fhir/Basic", basic, "If-None-Exist", condition)
                        .status())
                .isEqualTo(400);
        for (var request : List.of(
                "{'request':{'method':'DELETE','url':'Basic?" + condition + "'}}",
                "{'resource':" + basic + ",'request':{'method':'PUT','url':'Basic?" + condition + "'}}",
                "{'resource':" + basic + ",'request':{'method':'POST','url':'Basic','ifNoneExist':'" + condition
                        + "'}}")) {
            assertThat(Http.send("POST", "/fhir", transaction(request)).status())
                    .isEqualTo(400);
        }
        assertThat(Http.get("/fhir/Basic/" + id).status()).isEqualTo(200);
    }

    @Test
    void theHistoryOfOneResourceIsInTheOrderOfItsVersionsHoweverItsWritersMet() {
        put("", "1900-01-01");
        race(i -> put("", "19" + (10 + i) + "-01-01"));
        var versions = history();
        assertThat(versions.stream()
                        .map(one -> one.at("/resource/meta/versionId").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, RACERS)
                        .mapToObj(i -> RACERS + 1 - i)
                        .toList());
        assertThat(versions.stream().map(WriteFaultsTest::updated))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(versions.stream().map(WriteFaultsTest::updated)).doesNotHaveDuplicates();
    }

    @Test
    void theHistoryTellsWhatCameSinceAndWhatWasThereAtATime() {
        put("", "1900-01-01");
        put("", "1901-01-01");
        put("", "1902-01-01");
        var second = history().get(1);
        var at = second.at("/resource/meta/lastUpdated").asText();
        assertThat(versions("_since=" + at.replace("+", "%2B"))).containsExactly(3, 2);
        assertThat(versions("_at=" + at.replace("+", "%2B"))).containsExactly(2);
        assertThat(versions("_since=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(versions("_at=2000-01-01")).isEmpty();
        assertThat(Http.get("/fhir/Patient/" + id + "/_history?_since=bogus").status())
                .isEqualTo(400);
    }

    private List<Integer> versions(String asked) {
        var versions = new ArrayList<Integer>();
        Http.get("/fhir/Patient/" + id + "/_history?" + asked)
                .json()
                .path("entry")
                .forEach(entry ->
                        versions.add(entry.at("/resource/meta/versionId").asInt()));
        return versions;
    }

    private static Instant updated(JsonNode entry) {
        return java.time.OffsetDateTime.parse(
                        entry.at("/resource/meta/lastUpdated").asText())
                .toInstant();
    }

    private List<JsonNode> history() {
        var entries = new ArrayList<JsonNode>();
        Http.get("/fhir/Patient/" + id + "/_history?_count=50")
                .json()
                .path("entry")
                .forEach(entries::add);
        return entries;
    }

    private Http.Answer put(String match, String birth) {
        return match.isEmpty()
                ? Http.send("PUT", "/fhir/Patient/" + id, patient(birth))
                : Http.send("PUT", "/fhir/Patient/" + id, patient(birth), "If-Match", match);
    }

    private Http.Answer patch(String match, String path, String value) {
        var body = "[{'op':'add','path':'" + path + "','value':'" + value + "'}]";
        return match.isEmpty()
                ? Http.send("PATCH", "/fhir/Patient/" + id, body, "Content-Type", "application/json-patch+json")
                : Http.send(
                        "PATCH",
                        "/fhir/Patient/" + id,
                        body,
                        "Content-Type",
                        "application/json-patch+json",
                        "If-Match",
                        match);
    }

    private String patient(String birth) {
        return "{'resourceType':'Patient','id':'" + id + "','birthDate':'" + birth + "'}";
    }

    private String identified() {
        return identified("1900");
    }

    private String identified(String year) {
        return "{'resourceType':'Patient','birthDate':'" + year
                + "-01-01','identifier':[{'system':'http://race','value':'" + id + "'}]}";
    }

    private String condition() {
        return "identifier=http://race%7C" + id;
    }

    private int there() {
        return Http.get("/fhir/Patient?" + condition() + "&_summary=count")
                .json()
                .path("total")
                .asInt(-1);
    }

    private static String transaction(String entry) {
        return ("{'resourceType':'Bundle','type':'transaction','entry':[" + entry + "]}")
                .replace("\\'", "\\\"")
                .replace('\'', '"');
    }

    private static List<Integer> race(IntFunction<Http.Answer> write) {
        var threads = Executors.newFixedThreadPool(RACERS);
        try {
            var statuses = new ArrayList<Integer>();
            for (var one : threads.invokeAll(IntStream.range(0, RACERS)
                    .<Callable<Integer>>mapToObj(i -> () -> write.apply(i).status())
                    .toList())) {
                statuses.add(one.get());
            }
            return statuses;
        } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
            throw new IllegalStateException(broken);
        } finally {
            threads.shutdown();
        }
    }
}
