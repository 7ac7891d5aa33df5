package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door over HTTP: discovery, limits, what is counted. */
class HooksDoorTest {
    private static final String SIGN = "/cds-services/companion-order-sign";

    @Test
    void eachHookHasAServiceOfItsOwnAndTheDraftOneIsOffUnlessSwitchedOn() {
        var hooks = new ArrayList<String>();
        var ids = new ArrayList<String>();
        Http.get("/cds-services").json().path("services").forEach(service -> {
            hooks.add(service.path("hook").asText());
            ids.add(service.path("id").asText());
            assertThat(service.path("prefetch").path("results").asText()).contains("{{context.patientId}}");
        });
        assertThat(hooks)
                .containsExactlyInAnyOrder(
                        "order-select",
                        "order-sign",
                        "order-dispatch",
                        "medication-refill",
                        "patient-view",
                        "encounter-start");
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("companion-"));
        assertThat(Http.send("POST", "/cds-services/companion-medication-verify", "{}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5_000})
    void aBodyThatNestsDeeperThanAHundredLevelsIsRefused(int depth) {
        var answer = Http.send("POST", SIGN, "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("deeper than 100 levels");
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedWithThePlace() {
        var answer = Http.send("POST", SIGN, "{\"hook\":\n \"order-sign\", ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("no JSON").contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "{\"hook\":\"order\\u0000-sign\"}", "{\"x\":1e1799723538167066088}"})
    void aBodyOfWhiteSpaceOrWithANullCharacterOrAnEndlessNumberIsRefused(String body) {
        assertThat(Http.send("POST", SIGN, body).status()).isEqualTo(400);
    }

    @Test
    void aBodyOfMoreThanTwoMebibytesIsRefusedAndSaysWhatToDo() {
        var answer = Http.send("POST", SIGN, "{\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.diagnostics()).contains("2 MiB").contains("fhirServer");
    }

    @Test
    void thousandsOfOrdersAreRefused() {
        var entry = "{\"resource\":{\"resourceType\":\"MedicationRequest\",\"id\":\"d\"}}";
        var body =
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"1\","
                        + "\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[" + entry
                        + ("," + entry).repeat(3_000) + "]}}}";
        var answer = Http.send("POST", SIGN, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("at most 250 orders");
    }

    @Test
    void callsAndCardsAreCountedWithoutThePatient() {
        Http.send("POST", SIGN, "{}");
        var metrics = Http.get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("companion_hooks_calls_seconds_count{service=\"companion-order-sign\",status=\"400\"}")
                .doesNotContain("demo-");
    }
}
