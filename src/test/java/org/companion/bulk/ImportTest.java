package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/** NDJSON comes in: all of it, and each line that cannot is named. */
class ImportTest {
    @Test
    void whatWasExportedAndComesBackChangesNothing() {
        Http.send("PUT", "/fhir/Patient/back-0", "{'resourceType':'Patient','id':'back-0'}");
        Http.send(
                "PUT",
                "/fhir/Patient/back-1",
                "{'resourceType':'Patient','id':'back-1','meta':{'tag':[{'code':'x'}]}}");
        Http.send(
                "PUT", "/fhir/Patient/back-2", "{'resourceType':'Patient','id':'back-2','meta':{'source':'http://x'}}");
        Http.send(
                "PUT",
                "/fhir/Patient/back-3",
                "{'resourceType':'Patient','id':'back-3','extension':[{'url':'http://x','valueDecimal':1.10}]}");
        var before = BulkCalls.text(BulkCalls.done(BulkCalls.asked("/fhir/$export")));
        assertThat(before).contains(":1.10");
        var manifest = BulkCalls.done(BulkCalls.uploaded(before));
        assertThat(BulkCalls.lines(manifest, "error")).isEmpty();
        assertThat(manifest.path("output").path(0).path("count").asLong())
                .isEqualTo(before.lines().count());
        var after = BulkCalls.text(BulkCalls.done(BulkCalls.asked("/fhir/$export")));
        assertThat(after.lines().filter(line -> !before.contains(line)).toList())
                .isEmpty();
        assertThat(after).hasSameSizeAs(before);
    }

    @Test
    void eachLineThatCannotBeTakenIsNamedAndTheOthersAreTaken() {
        var manifest = BulkCalls.done(
                BulkCalls.uploaded("""
                {"resourceType":"Patient","id":"bad-1","extension":[{"url":"http://x","valueDecimal":1.10}]}
                {"resourceType":"Patient"}

                {"resourceType":"Patient","id":"bad-2","birthDate":"196x"}
                {{{ "
                {"resourceType":"AuditEvent","id":"bad-3"}
                {"resourceType":"Subscription","id":"bad-4"}
                {"resourceType":"Observation","id":"bad-5","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/bad-6"}}
                {"resourceType":"Observation","id":"bad-7","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/bad-none"}}
                {"resourceType":"Patient","id":"bad-6"}
                """ + "{\"resourceType\":\"Patient\",\"id\":\"bad-8\",\"x\":" + "[".repeat(300)));
        var told = BulkCalls.lines(manifest, "error").stream()
                .map(outcome ->
                        outcome.path("issue").path(0).path("diagnostics").asText())
                .toList();
        assertThat(told).hasSize(7);
        assertThat(told.get(0)).startsWith("body.ndjson line 2: has no id");
        assertThat(told.get(1)).startsWith("body.ndjson line 4: ").contains("birthDate");
        assertThat(told.get(2)).startsWith("body.ndjson line 5: is not one JSON object");
        assertThat(told.get(3)).startsWith("body.ndjson line 6: AuditEvent is not taken");
        assertThat(told.get(4)).startsWith("body.ndjson line 7: Subscription is not taken");
        assertThat(told.get(5)).startsWith("body.ndjson line 11: is not one JSON object");
        assertThat(told.get(6)).startsWith("body.ndjson line 9: Resource Patient/bad-none not found");
        assertThat(told).allSatisfy(words -> assertThat(words).doesNotContain("HAPI-", "Exception"));
        assertThat(manifest.path("output").path(0).path("count").asInt()).isEqualTo(3);
        assertThat(manifest.path("output").path(0).path("refused").asInt()).isEqualTo(7);
        assertThat(Http.get("/fhir/Patient/bad-1").body()).contains("1.10");
        assertThat(Http.get("/fhir/Observation?patient=bad-6&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .as("a line that stood before what it refers to")
                .isEqualTo(1);
    }

    @Test
    void filesInTheFolderAreReadEachForItsType() throws IOException {
        Files.writeString(
                RunningServer.importFolder().resolve("o.ndjson"),
                lines(
                        150,
                        "{\"resourceType\":\"Observation\",\"id\":\"file-o-%d\",\"status\":\"final\","
                                + "\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/file-p-%<d\"}}"));
        Files.writeString(
                RunningServer.importFolder().resolve("p.ndjson"),
                lines(150, "{\"resourceType\":\"Patient\",\"id\":\"file-p-%d\"}"));
        var manifest = BulkCalls.done(BulkCalls.posted(
                "/fhir/$import", parameters(input("Observation", "file:o.ndjson"), input("Patient", "file:p.ndjson"))));
        assertThat(BulkCalls.lines(manifest, "error")).isEmpty();
        assertThat(manifest.path("output").findValuesAsText("inputUrl"))
                .containsExactly("file:p.ndjson", "file:o.ndjson");
        assertThat(manifest.path("output").findValuesAsText("count")).containsExactly("150", "150");
        var wrong = BulkCalls.done(BulkCalls.posted("/fhir/$import", parameters(input("Specimen", "file:p.ndjson"))));
        assertThat(BulkCalls.lines(wrong, "error")).hasSize(150);
        assertThat(Http.get("/fhir/Observation/file-o-7")
                        .json()
                        .path("meta")
                        .path("versionId")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void noAddressLeadsOutOfTheFolder() throws IOException {
        var folder = RunningServer.importFolder();
        Files.writeString(folder.resolveSibling("secret.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"secret\"}");
        Files.createSymbolicLink(folder.resolve("link.ndjson"), folder.resolveSibling("secret.ndjson"));
        Files.createSymbolicLink(folder.resolve("way"), folder.getParent());
        for (var url : new String[] {
            "http://127.0.0.1:1/p.ndjson",
            "https://example.org/p.ndjson",
            "file:../secret.ndjson",
            "file:%2e%2e/secret.ndjson",
            "file:a/../../secret.ndjson",
            "file://" + folder.toAbsolutePath() + "/x.ndjson",
            "file:" + folder.toAbsolutePath() + "/x.ndjson",
            "file:link.ndjson",
            "file:way/secret.ndjson",
            "file:none.ndjson",
            "file:.",
            "file:",
            "secret.ndjson"
        }) {
            var answer = BulkCalls.posted("/fhir/$import", parameters(input("Patient", url)));
            assertThat(answer.status()).as(url).isEqualTo(400);
            assertThat(answer.diagnostics()).as(url).contains("input.url");
        }
    }

    @Test
    void whatIsNotKnownIsRefusedByItsName() {
        var unknown = BulkCalls.posted("/fhir/$import", parameters("{'name':'mode','valueCode':'fast'}"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.diagnostics()).contains("mode");
        assertThat(BulkCalls.posted("/fhir/$import", parameters("{'name':'inputFormat','valueCode':'csv'}"))
                        .diagnostics())
                .contains("inputFormat");
        assertThat(BulkCalls.posted("/fhir/$import", parameters()).diagnostics())
                .contains("input");
        assertThat(Http.send("POST", "/fhir/$import", parameters()).diagnostics())
                .contains("respond-async");
    }

    @Test
    void aCancelledImportIsGone() {
        var status =
                BulkCalls.status(BulkCalls.uploaded(lines(300, "{\"resourceType\":\"Patient\",\"id\":\"cancel-%d\"}")));
        assertThat(Http.delete(status).status()).isEqualTo(202);
        assertThat(Http.get(status).status()).isEqualTo(404);
    }

    private static String lines(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining("\n"));
    }

    private static String input(String type, String url) {
        return "{'name':'input','part':[{'name':'type','valueCode':'" + type + "'},{'name':'url','valueUri':'" + url
                + "'}]}";
    }

    private static String parameters(String... parameters) {
        return "{'resourceType':'Parameters','parameter':[" + String.join(",", parameters) + "]}";
    }
}
