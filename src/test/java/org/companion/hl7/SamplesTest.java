package org.companion.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.delivery.Delivery;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.companion.fhir.Json;
import org.companion.fhir.OrderWriter;
import org.companion.fhir.ReportWriter;
import org.companion.genome.Sequence;
import org.companion.library.SenderTables;
import org.companion.testing.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the sample messages become. The golden files are written anew with {@code -Dsamples.record}; their difference is to
 * be read.
 */
class SamplesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/delivery/golden");
    private static final PatientId PATIENT = new PatientId("p");
    /** Rows alone, as writers of OBX make them, under a header. */
    private static final String HEADER = "MSH|^~\\&|LABCG|LAB|CDS|HOSP|20240315093000+0000||ORU^R01|1|P|2.5.1\r"
            + "PID|1||MRN1^^^HOSP^MR||DOE^JANE||19620510|F\r"
            + "OBR|1|ORD-1|LAB-1^LABCG|81247-9^Master HL7 genetic variant reporting panel^LN|||20240301\r";

    private final Hl7Reader reader = new Hl7Reader(
            SenderTables.with(Optional.empty()),
            ZoneOffset.UTC,
            Set.of("P", "T", "D"),
            Sequence.NONE,
            content -> Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alderhey_ORM_O01_DNA.hl7",
                "built_epic_style_pgx.hl7",
                "built_from_extractor_snpEff.hl7",
                "corrected_result_OBX11_C.hl7",
                "dup_new_control_id_same_result.hl7",
                "dup_same_control_id.hl7",
                "elimu_expected_example3.obx.txt",
                "extractor_snpEff.obx.txt",
                "genomex_option2_RP.hl7",
                "no_MSH.hl7",
                "nwgmsa_ORU_R01_PDF_v23.hl7"
            })
    void aSampleBecomesItsGoldenFile(String name) throws IOException {
        var sample = Messages.sample(name);
        var message = name.endsWith(".obx.txt")
                ? (HEADER + new String(sample, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : sample;
        var told = told(reader.read(new Payload(message, "test", Map.of())));
        var golden = GOLDEN.resolve(name.substring(0, name.indexOf('.')) + ".json");
        var text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n";
        if (System.getProperty("samples.record") != null) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static JsonNode told(Opened opened) {
        var json = JsonNodeFactory.instance.objectNode();
        var envelope = opened.envelope();
        json.put("from", envelope.application() + "|" + envelope.facility() + "|" + envelope.number());
        if (opened.content() instanceof Refusal refusal) {
            return json.put("refused", refusal.code() + " " + refusal.where() + " " + refusal.why());
        }
        var delivery = (Delivery) opened.content();
        delivery.patient()
                .numbers()
                .forEach(number -> json.withArray("numbers").add(number.authority() + "|" + number.value()));
        delivery.patient().names().forEach(one -> json.withArray("names").add(one.family() + ", " + one.given()));
        delivery.patient().born().ifPresent(day -> json.put("born", day.toString()));
        delivery.patient().sex().ifPresent(sex -> json.put("sex", sex.name()));
        if (delivery instanceof Delivery.Orders orders) {
            orders.orders().forEach(order -> json.withArray("resources").add(OrderWriter.write(order, PATIENT)));
        }
        if (delivery instanceof Delivery.Reports reports) {
            reports.reports().forEach(report -> {
                report.unread().forEach(row -> json.withArray("unread").add(row));
                ReportWriter.write(report, PATIENT, envelope)
                        .resources()
                        .forEach(resource -> json.withArray("resources").add(shortened(resource)));
            });
        }
        return json;
    }

    /** A document's bytes are long and tell nothing here. */
    private static JsonNode shortened(com.fasterxml.jackson.databind.node.ObjectNode resource) {
        return resource.has("data")
                ? resource.put("data", resource.path("data").asText().substring(0, 16) + "…")
                : resource;
    }
}
