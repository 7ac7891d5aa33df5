package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/** Everything, or what belongs to some patients, leaves as NDJSON. */
class ExportTest {
    private static final String OBSERVATION = "{'resourceType':'Observation','id':'%s','status':'final','code':{'text':"
            + "'x'},'subject':{'reference':'Patient/%s'},'valueQuantity':{'value':1.10}}";

    @Test
    void withoutAWordThatItMayTakeAWhileItIsRefused() {
        var answer = Http.get("/fhir/$export");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("Prefer: respond-async");
    }

    @Test
    void whatIsNotKnownIsRefusedByItsName() {
        refused("/fhir/$export?_elements=id", "_elements");
        refused("/fhir/$export?_type=Patient,Foo", "Foo");
        refused("/fhir/$export?_since=yesterday", "_since");
        refused("/fhir/$export?_outputFormat=csv", "_outputFormat");
        refused("/fhir/Patient/$export?_type=Organization", "Organization");
        refused("/fhir/Patient/$export?patient=Patient/demo-clopidogrel-poor", "patient");
        refused("/fhir/$export?patient=Patient/demo-clopidogrel-poor", "patient");
        var nobody = BulkCalls.posted("/fhir/Patient/$export", patients("nobody-at-all"));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(BulkCalls.asked("/fhir/Group/none/$export").status()).isEqualTo(404);
    }

    private static void refused(String path, String named) {
        var answer = BulkCalls.asked(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).contains(named);
    }

    @Test
    void whoIsLenientIsAnsweredWithoutWhatIsNotKnown() {
        var answer = Http.send(
                "GET",
                "/fhir/$export?_elements=id&_type=Specimen,Foo",
                "",
                "Prefer",
                "respond-async, handling=lenient");
        assertThat(types(BulkCalls.lines(BulkCalls.done(answer), "output"))).containsExactly("Specimen");
    }

    @Test
    void everythingIsThereOnceAndAsItIsRead() {
        var manifest = BulkCalls.done(BulkCalls.asked("/fhir/$export?_outputFormat=ndjson"));
        assertThat(manifest.path("request").asText())
                .isEqualTo(RunningServer.address() + "/fhir/$export?_outputFormat=ndjson");
        assertThat(manifest.path("requiresAccessToken").asBoolean(true)).isFalse();
        assertThat(Instant.parse(manifest.path("transactionTime").asText())).isBefore(Instant.now());
        var lines = BulkCalls.lines(manifest, "output");
        assertThat(BulkCalls.references(lines)).doesNotHaveDuplicates();
        for (var type : List.of("Patient", "Observation", "Condition", "Specimen", "ResearchStudy")) {
            var found = Http.get("/fhir/" + type + "?_summary=count").json().path("total");
            assertThat(lines.stream().filter(line -> isOf(line, type))).hasSize(found.asInt());
        }
        lines.stream()
                .filter(line -> line.path("id").asText().startsWith("demo-"))
                .forEach(line -> assertThat(line)
                        .isEqualTo(Http.get("/fhir/" + line.path("resourceType").asText() + "/"
                                        + line.path("id").asText())
                                .json()));
    }

    private static boolean isOf(JsonNode line, String type) {
        return line.path("resourceType").asText().equals(type);
    }

    @Test
    void onlyTheTypesThatWereAskedForAreThere() {
        var lines = BulkCalls.lines(
                BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Patient&_type=Specimen")), "output");
        assertThat(types(lines)).containsExactlyInAnyOrder("Patient", "Specimen");
    }

    @Test
    void onlyWhatHasChangedSinceIsThereAndNothingThatWasDeleted() {
        patient("since-before");
        patient("since-deleted");
        var moment = Instant.parse(Http.get("/fhir/Patient/since-deleted")
                .json()
                .path("meta")
                .path("lastUpdated")
                .asText()
                .replace("+00:00", "Z"));
        patient("since-after");
        Http.delete("/fhir/Patient/since-deleted");
        var lines = BulkCalls.lines(
                BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Patient&_since=" + moment)), "output");
        assertThat(BulkCalls.references(lines))
                .contains("Patient/since-after")
                .doesNotContain("Patient/since-before", "Patient/since-deleted");
    }

    @Test
    void anExportAgainSinceTheLastMissesNothing() {
        var first = BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Patient"));
        patient("since-last");
        var since = first.path("transactionTime").asText();
        var second = BulkCalls.lines(
                BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Patient&_since=" + since)), "output");
        assertThat(BulkCalls.references(second)).contains("Patient/since-last");
    }

    @Test
    void aGroupIsItsMembersAndWhatBelongsToThem() {
        for (var id : List.of("grp-1", "grp-2", "grp-3", "grp-4")) {
            patient(id);
            Http.send("PUT", "/fhir/Observation/o-" + id, OBSERVATION.formatted("o-" + id, id));
        }
        Http.send("PUT", "/fhir/Organization/grp-org", "{'resourceType':'Organization','id':'grp-org','name':'x'}");
        var group = Http.send(
                "PUT",
                "/fhir/Group/grp",
                "{'resourceType':'Group','id':'grp','type':'person','actual':true,'member':["
                        + "{'entity':{'reference':'Patient/grp-1'}},{'entity':{'reference':'Patient/grp-2'}},"
                        + "{'entity':{'reference':'Patient/grp-3'},'inactive':true}]}");
        assertThat(group.status()).as(group.body()).isEqualTo(201);
        var whole = BulkCalls.lines(BulkCalls.done(BulkCalls.asked("/fhir/Group/grp/$export")), "output");
        assertThat(BulkCalls.references(whole))
                .containsExactlyInAnyOrder(
                        "Patient/grp-1", "Patient/grp-2", "Observation/o-grp-1", "Observation/o-grp-2", "Group/grp");
        var one = BulkCalls.lines(
                BulkCalls.done(BulkCalls.posted("/fhir/Group/grp/$export", patients("grp-2", "grp-4"))), "output");
        assertThat(BulkCalls.references(one))
                .containsExactlyInAnyOrder("Patient/grp-2", "Observation/o-grp-2", "Group/grp");
        assertThat(one.stream()
                        .filter(line -> isOf(line, "Observation"))
                        .map(line -> line.path("valueQuantity").path("value").decimalValue()))
                .hasSize(1);
    }

    @Test
    void allPatientsAreThereWithWhatBelongsToThemAndNothingElse() {
        var lines = BulkCalls.lines(BulkCalls.done(BulkCalls.asked("/fhir/Patient/$export")), "output");
        assertThat(types(lines)).contains("Patient", "Observation", "Specimen").doesNotContain("ResearchStudy");
        var one = BulkCalls.lines(
                BulkCalls.done(BulkCalls.posted("/fhir/Patient/$export", patients("demo-clopidogrel-poor"))), "output");
        assertThat(one)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.toString()).contains("demo-clopidogrel-poor"));
        assertThat(Http.get("/fhir/Observation?patient=demo-clopidogrel-poor&_summary=count")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(
                        one.stream().filter(line -> isOf(line, "Observation")).count());
    }

    @Test
    void aCancelledJobIsGoneWithItsFiles() {
        var answer = BulkCalls.asked("/fhir/$export");
        var status = BulkCalls.status(answer);
        BulkCalls.done(answer);
        assertThat(Http.delete(status).status()).isEqualTo(202);
        assertThat(Http.get(status).status()).isEqualTo(404);
        assertThat(RunningServer.bean(Jobs.class).files().written(status.substring(status.indexOf('=') + 1)))
                .isEmpty();
        var early = BulkCalls.status(BulkCalls.asked("/fhir/$export"));
        assertThat(Http.delete(early).status()).isEqualTo(202);
        assertThat(Http.get(early).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoJobOrNoFileOfItIsNotFound() {
        assertThat(Http.get("/fhir/$export-status?job=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        var status = BulkCalls.status(BulkCalls.asked("/fhir/$export?_type=Specimen"));
        var job = status.substring(status.indexOf('=') + 1);
        assertThat(Http.get("/fhir/$import-status?job=" + job).status()).isEqualTo(404);
        assertThat(Http.get("/fhir/$export-file?job=" + job + "&file=../../bulk.id")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theCapabilityStatementNamesTheOperations() {
        var statement = Http.get("/fhir/metadata").json();
        var names = new HashSet<String>();
        statement.findValuesAsText("name").forEach(names::add);
        assertThat(names).contains("export", "import", "export-status", "import-status");
    }

    private static Set<String> types(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("resourceType").asText()).collect(Collectors.toSet());
    }

    private static void patient(String id) {
        Http.send("PUT", "/fhir/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}");
    }

    private static String patients(String... ids) {
        var parameters = List.of(ids).stream()
                .map(id -> "{'name':'patient','valueReference':{'reference':'Patient/" + id + "'}}")
                .collect(Collectors.joining(","));
        return "{'resourceType':'Parameters','parameter':[" + parameters + "]}";
    }
}
