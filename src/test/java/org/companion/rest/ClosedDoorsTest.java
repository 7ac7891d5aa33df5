package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Doors that HAPI can have, and through which servers were broken into: this house does not have them. */
class ClosedDoorsTest {
    private static final String SLIPPED = "slipped-out-of-the-archive.txt";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/ImplementationGuide/$install",
                "/fhir/ImplementationGuide/$uninstall",
                "/fhir/$install",
                "/fhir/CodeSystem/$upload-external-code-system",
                "/fhir/CodeSystem/$apply-codesystem-delta-add",
                "/fhir/CodeSystem/$apply-codesystem-delta-remove",
                "/fhir/$import-poll-status",
                "/fhir/$expunge",
                "/fhir/$reindex",
                "/fhir/$graphql",
                "/fhir/$upload-terminology"
            })
    void noPackageNoArchiveAndNoSweepIsTaken(String path) throws IOException {
        var body = "{'resourceType':'Parameters','parameter':[{'name':'npmContent','valueBase64Binary':'"
                + Base64.getEncoder().encodeToString(archive())
                + "'},{'name':'system','valueUri':'http://loinc.org'},{'name':'file','valueAttachment':{'url':'file:a.zip'}}]}";
        var answer = Http.send("POST", path, body);
        assertThat(answer.status()).isIn(400, 404, 405);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(Http.get("/fhir/metadata").body()).doesNotContain(path.substring(path.indexOf('$')) + "\"");
        slippedNowhere();
    }

    @Test
    void anArchiveThatIsUploadedIsNotUnpacked() throws IOException {
        assertThat(Http.upload("/inbox", "application/zip", archive()).status()).isEqualTo(400);
        slippedNowhere();
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var up : new String[] {"", "../", "../../", "../../../", "package/../../"}) {
                zip.putNextEntry(new ZipEntry(up + SLIPPED));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }

    private static void slippedNowhere() throws IOException {
        for (var folder : new String[] {".", "..", "../..", "target", "target/test-data"}) {
            assertThat(Path.of(folder, SLIPPED)).doesNotExist();
        }
        try (var below = Files.walk(Path.of("target/test-data"))) {
            assertThat(below).noneMatch(file -> file.endsWith(SLIPPED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/tester", "/tester/", "/about", "/resource?resource=Patient", "/fhir/tester"})
    void thereIsNoTesterPage(String path) {
        var answer = Http.sendAs("GET", path, "text/plain", new byte[0], "Accept", "text/html");
        assertThat(answer.status()).isIn(400, 404, 406);
        assertThat(answer.body()).doesNotContain("<html");
        assertThat(ClosedDoorsTest.class.getResource("/ca/uhn/fhir/to/Controller.class"))
                .isNull();
        assertThat(ClosedDoorsTest.class.getResource("/WEB-INF/templates/about.html"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient?name=%3Cscript%3Ealert(1)%3C/script%3E",
                "/fhir/Patient/%3Cscript%3Ealert(1)",
                "/fhir/metadata?_format=html/json",
                "/fhir/Patient?_format=text/html"
            })
    void aBrowserIsNeverGivenAPageByTheStore(String path) {
        var answer = Http.sendAs("GET", path, "text/plain", new byte[0], "Accept", "text/html");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).doesNotContain("text/html");
        assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Patient", "/cds-services", "/inbox", "/"})
    void noRequestIsEchoed(String path) {
        var answer = Http.sendAs("TRACE", path, "text/plain", new byte[0], "X-Secret", "do-not-echo");
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("do-not-echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/Patient/1", "/cds-services", "/inbox", "/", "/actuator/health"})
    void noAnswerIsKeptOnItsWay(String path) {
        assertThat(Http.get(path).raw().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
    }
}
