package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.companion.testing.Http;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.ReportServer;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/** Results that come by MLLP, as a sender and a clinician see them. */
class DeliveryTest {
    @Test
    void aResultIsOnFileWhenItIsAcknowledgedAndAdviceUsesIt() {
        var jane = jane();
        assertThat(send(result(number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2"))))
                .contains("MSA|AA");
        assertThat(advised(jane)).contains("Poor Metabolizer");
    }

    @Test
    void theSameMessageAgainGetsTheAnswerItGotAndChangesNothing() {
        var jane = jane();
        var message = result(number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2"));
        var first = send(message);
        assertThat(send(message)).isEqualTo(first);
        assertThat(reports(jane)).hasSize(1);
        assertThat(reports(jane).get(0).path("meta").path("versionId").asText()).isEqualTo("1");
    }

    @Test
    void anotherMessageUnderTheSameNumberIsRefused() {
        var jane = jane();
        var number = number();
        send(result(number, jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2")));
        assertThat(send(result(number, jane.mrn(), jane.filler(), "20260302", genotype("2a", "CYP2C19", "*1/*1"))))
                .contains("MSA|AE|" + number)
                .contains("205^Duplicate key identifier");
    }

    @Test
    void theSameReportFromSixteenConnectionsAtOnceIsThereOnce() throws Exception {
        var jane = jane();
        var senders = Executors.newFixedThreadPool(16);
        try {
            var sent = IntStream.range(0, 16)
                    .<Callable<String>>mapToObj(one -> () -> send(result(
                            number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*1/*2"))))
                    .toList();
            for (var answer : senders.invokeAll(sent)) {
                assertThat(answer.get()).contains("MSA|AA");
            }
        } finally {
            senders.shutdown();
        }
        filed();
        assertThat(reports(jane)).hasSize(1);
        assertThat(observations(jane)).hasSize(1);
    }

    @Test
    void aCorrectionTakesBackWhatItNoLongerHolds() {
        var jane = jane();
        var rows = new ArrayList<>(List.of(genotype("2a", "CYP2C19", "*2/*2")));
        rows.addAll(List.of(genotype("2b", "DPYD", "*1/*2A")));
        send(result(number(), jane.mrn(), jane.filler(), "20260301", rows.toArray(String[]::new)));
        assertThat(observations(jane)).hasSize(2);
        send(result(number(), jane.mrn(), jane.filler(), "20260302", genotype("7x", "DPYD", "*1/*2A"))
                .replace("|||F\n", "|||C\n"));
        assertThat(observations(jane))
                .extracting(one -> one.path("status").asText())
                .containsExactlyInAnyOrder("entered-in-error", "corrected");
        assertThat(advised(jane)).doesNotContain("Poor Metabolizer");
    }

    @Test
    void aVersionThatComesLateIsKeptAndNotApplied() {
        var jane = jane();
        send(result(number(), jane.mrn(), jane.filler(), "20260302", genotype("2a", "CYP2C19", "*1/*1")));
        var late = number();
        assertThat(send(result(late, jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2"))))
                .contains("MSA|AA");
        assertThat(observations(jane).get(0).toString()).contains("*1/*1").doesNotContain("*2/*2");
        assertThat(entry(late, "overtaken").path("detail").asText()).contains("newer");
    }

    @Test
    void aResultSentAgainDoesNotUndoItsCorrection() {
        Http.send("PUT", "/fhir/Patient/correction", Messages.jane("correction", "MRN12345"));
        send(Messages.text("built_from_extractor_snpEff.hl7").replace("CG0001", number()));
        send(Messages.text("corrected_result_OBX11_C.hl7").replace("CG0003", number()));
        send(Messages.text("dup_new_control_id_same_result.hl7").replace("CG0002", number()));
        var told = Http.get("/fhir/Observation?subject=Patient/correction&code=69548-6")
                .body();
        assertThat(told).contains("Pathogenic").doesNotContain("Benign");
        Http.delete("/fhir/Patient/correction?_cascade=delete");
        Http.send("PUT", "/fhir/Patient/correction", Messages.jane("correction", number()));
    }

    @Test
    void aReportThatWasWithdrawnLeavesNothingToUse() {
        var jane = jane();
        send(result(number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2")));
        send(result(number(), jane.mrn(), jane.filler(), "20260302", genotype("2a", "CYP2C19", "*2/*2"))
                .replace("||||||F\n", "||||||D\n"));
        assertThat(reports(jane).get(0).path("status").asText()).isEqualTo("entered-in-error");
        assertThat(advised(jane)).doesNotContain("Poor Metabolizer");
    }

    @Test
    void nobodyIsMadeUpForAResultOfAnUnknownPatient() {
        var number = number();
        var mrn = "X" + number;
        assertThat(send(result(number, mrn, mrn, "20260301", genotype("2a", "CYP2C19", "*2/*2"))))
                .contains("MSA|AE|" + number)
                .contains("204^Unknown key identifier");
        assertThat(entry(number, "held").path("state").asText()).isEqualTo("held");
        Http.send("PUT", "/fhir/Patient/later-" + number, Messages.jane("later-" + number, mrn));
        assertThat(send(result(number, mrn, mrn, "20260301", genotype("2a", "CYP2C19", "*2/*2"))))
                .as("what was refused for the patient's sake may be sent again")
                .contains("MSA|AA|" + number);
    }

    @Test
    void aResultThatTellsAnotherPersonWaitsUntilSomebodySaysWhomItIsAbout() {
        var jane = jane();
        var number = number();
        var message = result(number, jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2"));
        assertThat(send(message.replace("19620510", "19620501")))
                .contains("MSA|AE")
                .contains("birth date differs");
        assertThat(observations(jane)).isEmpty();
        var held = entry(number, "held");
        var whole = Http.get("/inbox/" + held.path("id").asText()).json();
        assertThat(whole.path("candidates").path(0).asText()).isEqualTo("Patient/" + jane.id());
        var done = Http.send(
                "POST",
                "/inbox/" + held.path("id").asText() + "/patient",
                "{\"patient\":\"Patient/" + jane.id() + "\"}");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        filed();
        assertThat(observations(jane)).hasSize(1);
    }

    @Test
    void aReportThatIsAnotherPatientsIsHeld() {
        var jane = jane();
        var other = jane();
        send(result(number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2")));
        assertThat(send(result(number(), other.mrn(), jane.filler(), "20260302", genotype("2a", "CYP2C19", "*1/*1"))))
                .contains("MSA|AE")
                .contains("another patient's report");
        assertThat(observations(jane)).hasSize(1);
        assertThat(observations(other)).isEmpty();
    }

    @Test
    void whereAReportCameFromIsTold() {
        var jane = jane();
        var number = number();
        send(result(number, jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2")));
        var report = reports(jane).get(0).path("id").asText();
        var origin = Http.get("/fhir/Provenance?target=DiagnosticReport/" + report)
                .json()
                .path("entry")
                .path(0)
                .path("resource");
        assertThat(origin.path("agent").path(0).path("who").path("display").asText())
                .isEqualTo("GENLAB LAB");
        assertThat(origin.path("entity")
                        .path(0)
                        .path("what")
                        .path("identifier")
                        .path("value")
                        .asText())
                .hasSize(64);
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.get("/fhir/AuditEvent?patient=Patient/" + jane.id())
                                .body())
                        .contains("inbox:mllp"));
    }

    @Test
    void whatHasNoHeaderIsAnsweredToo() {
        assertThat(send(Messages.text("no_MSH.hl7"))).contains("MSA|AR").contains("ERR||MSH^1|100");
        assertThat(send("nothing of the kind")).contains("MSA|AR");
        assertThat(send("")).contains("MSA|AR");
    }

    @Test
    void aFrameThatIsCutOffDisturbsNobodyAndTheConnectionGoesOn() throws IOException {
        var jane = jane();
        var message = result(number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2"))
                .replace('\n', '\r')
                .getBytes(StandardCharsets.UTF_8);
        try (var sender = new Mllp(RunningServer.mllp())) {
            sender.raw(new byte[] {0x0B, 'M', 'S', 'H', '|'});
            sender.raw(Mllp.framed(message));
            assertThat(sender.answer()).contains("MSA|AA");
            sender.raw(new byte[] {'x', 'y'});
            sender.raw(Mllp.framed(message));
            assertThat(sender.answer()).contains("MSA|AA");
        }
        try (var cut = new Mllp(RunningServer.mllp())) {
            cut.raw(new byte[] {0x0B, 'M', 'S', 'H'});
        }
    }

    @Test
    void aMessageOfFiftyMegabytesIsTakenAndItsDocumentCanBeRead() {
        var jane = jane();
        var pdf = "%PDF-1.7 " + "x".repeat(37_000_000);
        var encoded = java.util.Base64.getEncoder().encodeToString(pdf.getBytes(StandardCharsets.US_ASCII));
        assertThat(send(result(
                        number(),
                        jane.mrn(),
                        jane.filler(),
                        "20260301",
                        "OBX|1|ED|PDF^Report^L||LAB^application^pdf^Base64^" + encoded + "||||||F")))
                .contains("MSA|AA")
                .contains("no coded findings");
        var form = reports(jane).get(0).path("presentedForm").path(0);
        assertThat(form.path("contentType").asText()).isEqualTo("application/pdf");
        assertThat(Http.get("/fhir/" + form.path("url").asText()).body().length())
                .isGreaterThan(37_000_000);
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndTheConnectionGoesOn() throws IOException {
        var jane = jane();
        try (var sender = new Mllp(RunningServer.mllp())) {
            var head = result(number(), jane.mrn(), jane.filler(), "20260301").replace('\n', '\r');
            var long1 = new byte[66 << 20];
            java.util.Arrays.fill(long1, (byte) 'x');
            System.arraycopy(head.getBytes(StandardCharsets.UTF_8), 0, long1, 0, head.length());
            sender.raw(Mllp.framed(long1));
            assertThat(sender.answer()).contains("MSA|AR").contains("64 MiB");
            assertThat(sender.send(result(
                            number(), jane.mrn(), jane.filler(), "20260301", genotype("2a", "CYP2C19", "*1/*1"))))
                    .contains("MSA|AA");
        }
    }

    @Test
    void aReportThatAnAllowedServerHoldsIsFetched() {
        var jane = jane();
        var row = "OBX|1|RP|81247-9^Master panel^LN||%s/DiagnosticReport/%s|||||F";
        assertThat(send(result(
                        number(), jane.mrn(), jane.filler(), "20260301", row.formatted(ReportServer.base(), "1"))))
                .contains("MSA|AA");
        assertThat(advised(jane)).contains("Poor Metabolizer");
        assertThat(send(result(
                        number(),
                        jane.mrn(),
                        jane.filler() + "-2",
                        "20260301",
                        row.formatted(ReportServer.base(), "2"))))
                .contains("MSA|AE")
                .contains("there is no such report");
        assertThat(send(result(
                        number(),
                        jane.mrn(),
                        jane.filler() + "-3",
                        "20260301",
                        row.formatted("http://127.0.0.1:1", "1"))))
                .as("an address that is not allowed is a link and no more")
                .contains("MSA|AA")
                .contains("no coded findings");
    }

    @Test
    void aMergeMovesWhatStoodUnderTheOtherNumber() {
        var kept = jane();
        var gone = jane();
        send(result(number(), gone.mrn(), gone.filler(), "20260301", genotype("2a", "CYP2C19", "*2/*2")));
        var merge = "MSH|^~\\&|ADT|HOSP|CDS|HOSP|20260301120000||ADT^A40^ADT_A39|" + number() + "|P|2.5.1\n"
                + "EVN|A40|20260301120000\n"
                + "PID|1||" + kept.mrn() + "^^^HOSP^MR||DOE^JANE||19620510|F\n"
                + "MRG|" + gone.mrn() + "^^^HOSP^MR\n";
        assertThat(send(merge)).contains("MSA|AA");
        assertThat(observations(gone)).isEmpty();
        assertThat(observations(kept)).hasSize(1);
        assertThat(advised(kept)).contains("Poor Metabolizer");
        assertThat(Http.get("/fhir/Patient/" + gone.id())
                        .json()
                        .path("link")
                        .path(0)
                        .path("type")
                        .asText())
                .isEqualTo("replaced-by");
        assertThat(send(result(
                        number(), gone.mrn(), gone.filler() + "-2", "20260301", genotype("2a", "DPYD", "*1/*1"))))
                .as("a result under the old number is about the patient who stays")
                .contains("MSA|AA");
        assertThat(observations(kept)).hasSize(2);
    }

    // ---

    record Known(String id, String mrn) {
        String filler() {
            return "F" + mrn;
        }
    }

    private static Known jane() {
        var mrn = "M" + number();
        Http.send("PUT", "/fhir/Patient/p" + mrn, Messages.jane("p" + mrn, mrn));
        return new Known("p" + mrn, mrn);
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 12);
    }

    private static String send(String message) {
        try (var sender = new Mllp(RunningServer.mllp())) {
            return sender.send(message);
        } finally {
            filed();
        }
    }

    /** Waits until nothing waits to be filed. */
    private static void filed() {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(Http.get("/inbox?state=accepted").body()).isEqualTo("[]"));
    }

    private static String advised(Known patient) {
        return Http.send(
                        "POST",
                        "/fhir/Patient/" + patient.id() + "/$advise",
                        "{'resourceType':'Parameters','parameter':[{'name':'medication','valueString':'clopidogrel'}]}")
                .body();
    }

    private static List<JsonNode> reports(Known patient) {
        return found("/fhir/DiagnosticReport?subject=Patient/" + patient.id());
    }

    private static List<JsonNode> observations(Known patient) {
        return found("/fhir/Observation?subject=Patient/" + patient.id());
    }

    private static List<JsonNode> found(String query) {
        return StreamSupport.stream(Http.get(query).json().path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static JsonNode entry(String number, String state) {
        return StreamSupport.stream(
                        Http.get("/inbox?count=200&state=" + state).json().spliterator(), false)
                .filter(one -> one.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
