package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.companion.chart.PatientId;
import org.companion.fhir.Json;
import org.companion.genomes.Genomes;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/** A genome comes in as a VCF file and can be asked for at once. */
class ImportVcfTest {
    private static final String HEAD =
            "##fileformat=VCFv4.2\n##reference=GRCh38\n" + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n";
    private static final String BRAF = "7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT:AD\t0/1:60,40\n";
    private static final String INTRON = "7\t140800000\t.\tC\tG\t.\tPASS\t.\tGT\t0|1\n";

    @Test
    void everyCallIsFoundAndThoseOfKnownGenesAreObservations() {
        patient("vcf-1");
        var receipt = imported("vcf-1", "t1", HEAD + BRAF + INTRON + "7\tx\t.\tC\tG\t.\t.\t.\tGT\t0/1\n");
        assertThat(receipt).contains("2 calls", "1 reported as Observations", "line 6: POS is no position");
        var answer = find("vcf-1", "NC_000007.14:140700000-140900000&includeVariants=true");
        assertThat(part(answer, "presence").get(0).path("valueBoolean").asBoolean())
                .isTrue();
        assertThat(part(answer, "variant")).hasSize(2);
        var observations =
                Http.get("/fhir/Observation?patient=vcf-1&code=69548-6").json();
        assertThat(observations.path("total").asInt(observations.path("entry").size()))
                .isEqualTo(1);
        assertThat(Json.first(observations, "entry").toString()).contains("BRAF", "NC_000007.14:140753335:A:T", "0.4");
        assertThat(part(find("vcf-1", "NC_000007.13:140453135-140453136"), "presence")
                        .get(0)
                        .path("valueBoolean")
                        .asBoolean())
                .as("on the other build")
                .isTrue();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        patient("vcf-2");
        imported("vcf-2", "t1", HEAD + BRAF);
        assertThat(imported("vcf-2", "t1", HEAD + BRAF)).contains("nothing has changed");
        assertThat(part(find("vcf-2", "NC_000007.14:140700000-140900000&includeVariants=true"), "variant"))
                .hasSize(1);
    }

    @Test
    void aCorrectedFileTakesThePlaceOfTheFirst() {
        patient("vcf-3");
        imported("vcf-3", "t1", HEAD + BRAF);
        imported("vcf-3", "t1", HEAD + INTRON);
        assertThat(part(find("vcf-3", "NC_000007.14:140700000-140900000&includeVariants=true"), "variant"))
                .hasSize(1);
        assertThat(part(find("vcf-3", "NC_000007.14:140753335-140753336"), "presence")
                        .get(0)
                        .path("valueBoolean")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aFileThatIsNotTakenLeavesNothing() {
        patient("vcf-4");
        var cut = uploaded(address("vcf-4", "t1"), HEAD + BRAF + "7\t1408");
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.body()).contains("OperationOutcome", "cut off");
        assertThat(RunningServer.bean(Genomes.class).of(new PatientId("vcf-4"))).isEmpty();
        assertThat(uploaded(address("vcf-4", "t1"), "hello").status()).isEqualTo(400);
        assertThat(uploaded(address("nobody", "t1"), HEAD + BRAF).status()).isEqualTo(404);
        assertThat(uploaded(address("vcf-4", "t1") + "&assembly=GRCh37", HEAD + BRAF)
                        .status())
                .isEqualTo(422);
        assertThat(uploaded(address("vcf-4", "t1") + "&sample=X", HEAD + BRAF).status())
                .isEqualTo(422);
    }

    @Test
    void aFormIsNoFile() {
        patient("vcf-9");
        var file = (HEAD + BRAF).getBytes(StandardCharsets.ISO_8859_1);
        var answer = Http.upload(address("vcf-9", "t1"), "application/x-www-form-urlencoded", file);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.diagnostics()).contains("text/plain");
    }

    @Test
    void aDeletedPatientsGenomeIsGone() {
        patient("vcf-5");
        imported("vcf-5", "t1", HEAD + INTRON);
        Http.delete("/fhir/Observation?patient=vcf-5");
        Http.delete("/fhir/Procedure?patient=vcf-5");
        Http.delete("/fhir/Patient/vcf-5");
        assertThat(RunningServer.bean(Genomes.class).of(new PatientId("vcf-5"))).isEmpty();
        var expunged = Http.send(
                "POST",
                "/fhir/Patient/vcf-5/$expunge",
                "{'resourceType':'Parameters','parameter':[{'name':'expungeDeletedResources','valueBoolean':true}]}");
        assertThat(expunged.status()).as(expunged.body()).isEqualTo(200);
        assertThat(Http.get("/fhir/Patient/vcf-5/_history").status()).isEqualTo(404);
    }

    @Test
    void whereAGvcfDidNotLookIsSaid() {
        patient("vcf-6");
        imported(
                "vcf-6",
                "t1",
                HEAD + "7\t1000\t.\tA\t<NON_REF>\t.\t.\tEND=2000\tGT:DP\t0/0:30\n"
                        + "7\t2001\t.\tA\t<NON_REF>\t.\t.\tEND=2010\tGT:DP\t./.:0\n");
        var answer = find("vcf-6", "NC_000007.14:1500-3000");
        assertThat(part(answer, "presence").get(0).path("valueBoolean").asBoolean())
                .isFalse();
        assertThat(part(answer, "notStudied").get(0).path("valueString").asText())
                .isEqualTo("NC_000007.14:2010-3000");
        assertThat(part(answer, "uncallable").get(0).path("valueString").asText())
                .isEqualTo("NC_000007.14:2000-2010");
    }

    @Test
    void aVariantThatHasNoPlaceOnTheBuildOfTheGenomeIsNotCalledAbsent() {
        patient("vcf-7");
        imported("vcf-7", "t1", HEAD.replace("GRCh38", "GRCh37") + "7\t1000\t.\tA\tG\t.\t.\t.\tGT\t0/1\n");
        var asked = "/fhir/$find-subject-specific-variants?subject=vcf-7&variants=";
        assertThat(Http.get(asked + "NC_000001.11:145923295:A:T").status()).isEqualTo(422);
        assertThat(Http.get(asked + "NC_000001.11:155923295:A:T").status()).isEqualTo(200);
    }

    @Test
    void aFileOfSeveralContigsIsTakenWhole() {
        patient("vcf-8");
        var receipt = imported(
                "vcf-8",
                "t1",
                HEAD + "1\t900\t.\tA\tG\t.\t.\t.\tGT\t0/1\n2\t500\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
                        + "3\t100\t.\tA\tG\t.\t.\t.\tGT\t0/1\n3\t9000\t.\tA\tG\t.\t.\t.\tGT\t0/1\n");
        assertThat(receipt).contains("4 calls");
        assertThat(part(find("vcf-8", "NC_000002.12:400-600&includeVariants=true"), "variant"))
                .hasSize(1);
    }

    private static void patient(String id) {
        Http.send("PUT", "/fhir/Patient/" + id, "{'resourceType':'Patient','id':'" + id + "'}");
    }

    private static String address(String patient, String test) {
        return "/fhir/$import-vcf?subject=Patient/" + patient + "&testIdentifier=" + test
                + "&genomicSourceClass=germline";
    }

    private static String imported(String patient, String test, String vcf) {
        var answer = uploaded(address(patient, test), vcf);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode find(String patient, String ranges) {
        return Http.get("/fhir/$find-subject-variants?subject=" + patient + "&ranges=" + ranges)
                .json();
    }

    private static Http.Answer uploaded(String address, String vcf) {
        return Http.upload(address, "text/plain", vcf.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<JsonNode> part(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path("parameter").spliterator(), false)
                .flatMap(group -> Json.each(group, "part"))
                .filter(part -> part.path("name").asText().equals(name))
                .toList();
    }
}
