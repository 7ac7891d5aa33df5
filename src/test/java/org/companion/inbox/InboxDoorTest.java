package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.companion.delivery.Inlet;
import org.companion.testing.Http;
import org.companion.testing.Messages;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of laboratories by upload, by message and by folder. */
class InboxDoorTest {
    @TempDir
    Path folder;

    @Test
    void anUploadOfAFormatThatIsReadIsFiled() {
        var jane = jane();
        var answer = upload("?subject=Patient/" + jane + "&facility=LAB-" + jane, lab("qci.xml"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("filed");
        assertThat(answer.json().path("detail").asText()).contains("build");
        assertThat(Http.get("/fhir/Observation?subject=Patient/" + jane).body()).contains("69548-6");
        assertThat(upload("?subject=Patient/" + jane + "&facility=LAB-" + jane, lab("qci.xml"))
                        .status())
                .as("the same again")
                .isEqualTo(200);
    }

    @Test
    void anUploadedMessageIsAnsweredByItsAcknowledgement() {
        var jane = jane();
        var answer = upload(
                "",
                Messages.result(jane, jane, jane, "20260301", Messages.genotype("2a", "CYP2C19", "*1/*2"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("MSA|AA|" + jane);
    }

    @Test
    void aVcfOfThePatientTheSenderNamesIsTakenAsByItsOwnOperation() {
        var jane = jane();
        var vcf = "##fileformat=VCFv4.2\n##reference=GRCh38\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
                + "7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n";
        var answer = upload("?subject=Patient/" + jane, vcf.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(Http.get("/fhir/$find-subject-variants?subject=" + jane + "&ranges=NC_000007.14:140753000-140754000")
                        .body())
                .contains("\"valueBoolean\":true");
        assertThat(upload("", vcf.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .as("without its patient it is held")
                .isEqualTo(422);
    }

    @Test
    void whatIsOfNoKnownFormatIsRejectedAndKept() {
        var answer = upload(
                "?id=" + UUID.randomUUID(),
                "nothing that is read here".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        var id = answer.json().path("id").asText();
        assertThat(Http.get("/inbox/" + id + "/payload").body()).isEqualTo("nothing that is read here");
    }

    @Test
    void aFhirMessageIsAnsweredByAMessage() {
        var jane = jane();
        var message = message(jane);
        var first = Http.send("POST", "/fhir/$process-message", message);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        var header = first.json().path("entry").path(0).path("resource");
        assertThat(header.path("response").path("code").asText()).isEqualTo("ok");
        assertThat(header.path("response").path("identifier").asText()).isEqualTo(jane);
        assertThat(Http.get("/fhir/"
                                + header.path("focus").path(0).path("reference").asText())
                        .status())
                .isEqualTo(200);
        assertThat(Http.send("POST", "/fhir/$process-message", message).json().path("id"))
                .isEqualTo(first.json().path("id"));
        var other = Http.send("POST", "/fhir/$process-message", message.replace("*1/*2", "*2/*2"));
        assertThat(other.status()).as("another message under its id").isEqualTo(409);
        assertThat(Http.send("POST", "/fhir/$process-message", "{'resourceType':'Bundle','type':'batch'}")
                        .status())
                .isEqualTo(400);
    }

    private static String message(String jane) {
        return """
                {"resourceType":"Bundle","type":"message","entry":[
                {"fullUrl":"urn:uuid:1","resource":{"resourceType":"MessageHeader","id":"%1$s",
                 "eventCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0003","code":"R01"},
                 "source":{"name":"GENLAB","endpoint":"urn:genlab"}}},
                {"fullUrl":"urn:uuid:2","resource":{"resourceType":"DiagnosticReport",
                 "identifier":[{"system":"urn:genlab","value":"%1$s"}],"status":"final",
                 "code":{"coding":[{"system":"http://loinc.org","code":"51969-4"}]},
                 "subject":{"reference":"urn:uuid:3"},"result":[{"reference":"urn:uuid:4"}]}},
                {"fullUrl":"urn:uuid:3","resource":%2$s},
                {"fullUrl":"urn:uuid:4","resource":{"resourceType":"Observation","status":"final",
                 "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},"subject":{"reference":"urn:uuid:3"},
                 "performer":[{"reference":"Organization/elsewhere"}],"valueCodeableConcept":{"text":"*1/*2"},
                 "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                 "valueCodeableConcept":{"text":"CYP2C19"}}]}}]}""".formatted(jane, Messages.jane(jane, jane));
    }

    @Test
    void aTransactionWithAReportIsInTheInboxToo() {
        var jane = jane();
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","identifier":{"value":"t-%1$s"},"entry":[{"resource":
                {"resourceType":"DiagnosticReport","id":"%1$s","status":"final","code":{"text":"x"},
                "subject":{"reference":"Patient/%1$s"}},"request":{"method":"PUT","url":"DiagnosticReport/%1$s"}}]}""".formatted(jane);
        assertThat(Http.send("POST", "/fhir", bundle).status()).isEqualTo(200);
        assertThat(Http.get("/inbox?state=filed&count=200").body()).contains("t-" + jane);
    }

    @Test
    void aTransactionThatWasRefusedIsNotInTheInbox() {
        var jane = jane();
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","identifier":{"value":"r-%1$s"},"entry":[
                {"resource":{"resourceType":"DiagnosticReport","id":"%1$s","status":"final","code":{"text":"x"},
                "subject":{"reference":"Patient/%1$s"}},"request":{"method":"PUT","url":"DiagnosticReport/%1$s"}},
                {"resource":{"resourceType":"Observation","id":"%1$s","status":"final","code":{"text":"x"},
                "subject":{"reference":"Patient/nobody-%1$s"}},"request":{"method":"PUT","url":"Observation/%1$s"}}]}""".formatted(jane);
        assertThat(Http.send("POST", "/fhir", bundle).status()).isBetween(400, 499);
        assertThat(Http.get("/inbox?state=filed&count=200").body()).doesNotContain("r-" + jane);
    }

    @Test
    void aPageOfAnotherSiteDeliversNothing() {
        assertThat(Http.send("POST", "/inbox", "MSH|", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFolderIsWorkedOffInOrderAndEveryMessageOfAFileIsAnswered() throws IOException {
        var jane = jane();
        var one = Messages.result(
                jane + "-1", jane, jane + "-1", "20260301", Messages.genotype("2a", "CYP2C19", "*1/*2"));
        var two = Messages.result(jane + "-2", jane, jane + "-2", "20260301", Messages.genotype("2a", "DPYD", "*1/*1"));
        Files.writeString(folder.resolve("batch.hl7"), "FHS|^~\\&|LAB\nBHS|^~\\&|LAB\n" + one + two + "BTS|2\nFTS|1\n");
        Files.writeString(
                folder.resolve("held.hl7"),
                one.replace(jane + "-1", jane + "-3").replace("|" + jane + "^", "|nobody^"));
        Files.writeString(folder.resolve("coming.part"), "not yet");
        var watched = new InboxFolder(folder, RunningServer.bean(Inlet.class));
        watched.look();
        assertThat(folder.resolve("batch.hl7")).as("it may still grow").exists();
        watched.look();
        assertThat(Files.readString(folder.resolve("taken/batch.hl7.answer")))
                .contains("MSA|AA|" + jane + "-1")
                .contains("MSA|AA|" + jane + "-2");
        assertThat(Files.readString(folder.resolve("refused/held.hl7.answer"))).contains("MSA|AE");
        assertThat(folder.resolve("coming.part")).exists();
    }

    private static String jane() {
        var id = "j" + UUID.randomUUID().toString().substring(0, 12);
        Http.send("PUT", "/fhir/Patient/" + id, Messages.jane(id, id));
        return id;
    }

    private static Http.Answer upload(String query, byte[] file) {
        return Http.upload("/inbox" + query, "application/octet-stream", file);
    }

    private static byte[] lab(String name) {
        try (var in = Objects.requireNonNull(InboxDoorTest.class.getResourceAsStream("/lab/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
