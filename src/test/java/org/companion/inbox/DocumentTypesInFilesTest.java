package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.companion.delivery.Inlet;
import org.companion.testing.Bait;
import org.companion.testing.Http;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No mouth of the inbox follows what a document type points at, neither in a laboratory's file nor inside a message. */
class DocumentTypesInFilesTest {
    private static final Map<String, String> FILES = Map.of(
            "rr:ResultsReport",
            "<rr:ResultsReport xmlns:rr=\"http://integration.foundationmedicine.com/reporting\">"
                    + "<ReportId>&x;</ReportId></rr:ResultsReport>",
            "report",
            "<report><accession>&x;</accession><variant><gene>&x;</gene></variant></report>",
            "Bundle",
            "<Bundle xmlns=\"http://hl7.org/fhir\"><identifier><value>&x;</value></identifier></Bundle>",
            "ORU_R01",
            "<ORU_R01 xmlns=\"urn:hl7-org:v2xml\"><MSH><MSH.10>&x;</MSH.10></MSH></ORU_R01>");

    @TempDir
    Path folder;

    private Bait bait;

    @BeforeEach
    void set() {
        bait = new Bait(folder);
    }

    @AfterEach
    void takeAway() {
        bait.close();
    }

    private List<String> documents() {
        return FILES.entrySet().stream()
                .flatMap(one -> bait.in(one.getKey(), one.getValue()).values().stream())
                .toList();
    }

    @Test
    void anUploadIsRejected() {
        for (var document : documents()) {
            var answer = Http.upload("/inbox?id=" + UUID.randomUUID(), "application/xml", Bait.bytes(document));
            assertThat(answer.status()).as(document).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(bait.secret(), "haha");
        }
        assertThat(bait.called()).isEmpty();
    }

    @Test
    void aFileOfTheFolderIsPutAside() throws IOException {
        var files = Files.createDirectory(folder.resolve("in"));
        var documents = documents();
        for (var i = 0; i < documents.size(); i++) {
            Files.writeString(files.resolve(i + ".xml"), documents.get(i));
        }
        var watched = new InboxFolder(files, RunningServer.bean(Inlet.class));
        watched.look();
        watched.look();
        for (var i = 0; i < documents.size(); i++) {
            assertThat(Files.readString(files.resolve("refused/" + i + ".xml.answer")))
                    .doesNotContain(bait.secret(), "haha");
        }
        assertThat(bait.called()).isEmpty();
    }

    @Test
    void aFrameThatHoldsADocumentIsNotTaken() {
        for (var document : documents()) {
            try (var sender = new Mllp(RunningServer.mllp())) {
                assertThat(sender.send(Bait.bytes(document)))
                        .doesNotContain("MSA|AA")
                        .doesNotContain(bait.secret())
                        .doesNotContain("haha");
            }
        }
        assertThat(bait.called()).isEmpty();
    }

    @Test
    void aDocumentInsideAMessageIsKeptAsItCame() {
        for (var document : documents()) {
            var jane = "j" + UUID.randomUUID().toString().substring(0, 12);
            Http.send("PUT", "/fhir/Patient/" + jane, Messages.jane(jane, jane));
            var inside = "OBX|1|ED|51969-4^Report^LN||^application^fhir+xml^Base64^"
                    + Base64.getEncoder().encodeToString(Bait.bytes(document)) + "||||||F";
            try (var sender = new Mllp(RunningServer.mllp())) {
                var answer = sender.send(Messages.result(
                        jane, jane, jane, "20260301", inside, Messages.genotype("2a", "CYP2C19", "*1/*1")[0]));
                assertThat(answer).contains("MSA|A").doesNotContain(bait.secret());
            }
            assertThat(Http.get("/fhir/DiagnosticReport?subject=Patient/" + jane)
                            .body())
                    .doesNotContain(bait.secret());
        }
        assertThat(bait.called()).isEmpty();
    }
}
