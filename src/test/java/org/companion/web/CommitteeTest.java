package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a shown card to the committee's count, over HTTP. */
class CommitteeTest {
    private static final String SERVICE = "/cds-services/companion-order-sign";

    @Test
    void aCardCountsOnceByTheLastThatWasToldOfIt() {
        var before = Http.get("/committee/statements.json").json();
        var card = Http.send("POST", SERVICE, call("demo-melanoma-wildtype", "vemurafenib 240 MG Oral Tablet"))
                .json()
                .at("/cards/0");
        var statement =
                card.at("/extension/org.companion.advice/statements/0/id").asText();
        tell(card.path("uuid").asText(), "overridden", "2026-11-23T05:00:00Z", "patient-refuses");
        tell(card.path("uuid").asText(), "overridden", "2026-11-23T05:00:00Z", "patient-refuses");
        tell(card.path("uuid").asText(), "overridden", "2026-11-23T06:00:00Z", "expert-contradicts");
        var after = Http.get("/committee/statements.json").json();
        assertThat(count(after, statement, "shown") - count(before, statement, "shown"))
                .isEqualTo(1);
        assertThat(count(after, statement, "overridden") - count(before, statement, "overridden"))
                .isEqualTo(1);
        assertThat(line(after, statement)
                        .path("overriddenBy")
                        .path("expert-contradicts")
                        .asInt())
                .isEqualTo(line(before, statement)
                                .path("overriddenBy")
                                .path("expert-contradicts")
                                .asInt()
                        + 1);
        assertThat(line(after, statement).path("title").asText()).isNotBlank();
    }

    @Test
    void feedbackForACardOfSomebodyElseIsKeptAndCounted() {
        var before = Http.get("/committee/statements.json")
                .json()
                .path("unknownCards")
                .asLong();
        tell(UUID.randomUUID().toString(), "overridden", "2026-11-23T05:00:00Z", "patient-refuses");
        assertThat(Http.get("/committee/statements.json")
                        .json()
                        .path("unknownCards")
                        .asLong())
                .isEqualTo(before + 1);
    }

    @Test
    void theTableIsCsvWithOneLineAStatement() {
        Http.send("POST", SERVICE, call("demo-melanoma-wildtype", "vemurafenib 240 MG Oral Tablet"));
        var answer = Http.get("/committee/statements.csv");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        var lines = answer.body().split("\r\n");
        assertThat(lines[0])
                .startsWith("statement,title,source,url,drug,category,shown,accepted,overridden,left alone");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("vemurafenib").contains("no-benefit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "until=2026-13-01", "from=2026-11-02&until=2026-11-01"})
    void aDayThatCannotBeReadIsRefusedByItsName(String query) {
        var answer = Http.get("/committee/statements.json?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().at("/issue/0/diagnostics").asText()).matches("(from|until): .*");
    }

    private static void tell(String card, String outcome, String at, String reason) {
        var body = "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"" + outcome + "\",\"outcomeTimestamp\":\""
                + at + "\",\"overrideReason\":{\"reason\":{\"code\":\"" + reason + "\"}}}]}";
        assertThat(Http.send("POST", SERVICE + "/feedback", body).status()).isEqualTo(200);
    }

    /** One statement can be shown in several categories, each with a line of its own. */
    private static JsonNode line(JsonNode report, String statement) {
        for (var line : report.path("statements")) {
            if (line.path("statement").asText().equals(statement)
                    && line.path("category").asText().equals("no-benefit")) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }

    private static long count(JsonNode report, String statement, String what) {
        return line(report, statement).path(what).asLong();
    }

    private static String call(String patient, String drug) {
        return "{\"hook\":\"order-sign\",\"hookInstance\":\"" + UUID.randomUUID()
                + "\",\"context\":{\"userId\":\"Practitioner/1\","
                + "\"patientId\":\"" + patient
                + "\",\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{"
                + "\"resourceType\":\"MedicationRequest\",\"id\":\"d\",\"status\":\"draft\",\"intent\":\"order\",\"subject\":"
                + "{\"reference\":\"Patient/" + patient + "\"},\"medicationCodeableConcept\":{\"text\":\"" + drug
                + "\"}}}]}}}";
    }
}
