package org.companion.bulk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.LongStream;
import org.companion.synthetic.SyntheticPatients;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;

/** What the generator makes is imported whole, and the house answers for the patients as for any other. */
class GeneratedImportTest {
    private static final SyntheticPatients PATIENTS = new SyntheticPatients(7, LocalDate.of(2026, 11, 28));

    private static String ndjson(long number) {
        return PATIENTS.patient(number).stream().map(one -> one + "\n").collect(joining());
    }

    /** The first patient of whom this text is written. */
    private static long first(String text) {
        return LongStream.range(0, 5000)
                .filter(number -> ndjson(number).contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static Http.Answer signed(String patient, String drug) {
        return Http.send(
                "POST",
                "/cds-services/companion-order-sign",
                ("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':{'userId':"
                                + "'Practitioner/x','patientId':'%s','draftOrders':{'resourceType':'Bundle','type':"
                                + "'collection','entry':[{'resource':{'resourceType':'MedicationRequest','id':'d1',"
                                + "'status':'draft','intent':'order','subject':{'reference':'Patient/%s'},"
                                + "'medicationCodeableConcept':{'text':'%s'}}}]}}}")
                        .formatted(patient, patient, drug));
    }

    @Test
    void allIsTakenAndAPoorMetaboliserGetsACard() {
        var poor = first("\"*2/*2\"},\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":"
                + "\"48018-6\",\"display\":\"Gene studied [ID]\"}]},\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                + "\"http://www.genenames.org/geneId\",\"code\":\"HGNC:2621\"");
        var tumour = first("p.G12D");
        var lines = LongStream.concat(LongStream.range(0, 28), LongStream.of(poor, tumour))
                .distinct()
                .mapToObj(GeneratedImportTest::ndjson)
                .collect(joining());
        var manifest = BulkCalls.done(BulkCalls.uploaded(lines));
        assertThat(BulkCalls.lines(manifest, "error")).isEmpty();
        assertThat(manifest.at("/output/0/refused").asInt()).isZero();
        assertThat(manifest.at("/output/0/count").asLong())
                .isEqualTo(lines.lines().count());
        var id = PATIENTS.person(poor).id();
        assertThat(signed(id, "clopidogrel 75 MG Oral Tablet")
                        .json()
                        .at("/cards/0/summary")
                        .asText())
                .startsWith("CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel");
        assertThat(Http.get("/fhir/Observation?subject=Patient/"
                                + PATIENTS.person(tumour).id() + "&code=69548-6")
                        .body())
                .contains("p.G12D");
    }
}
