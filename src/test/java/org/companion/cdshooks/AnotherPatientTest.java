package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.companion.fhir.Json;
import org.junit.jupiter.api.Test;

class AnotherPatientTest {
    @Test
    void anOrderForAnotherPatientThanTheCallsIsRefused() {
        var call = "{\"hook\":\"order-sign\",\"hookInstance\":\"1\",\"context\":{\"userId\":\"Practitioner/1\","
                + "\"patientId\":\"a\",\"draftOrders\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{"
                + "\"resourceType\":\"MedicationRequest\",\"medicationCodeableConcept\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/b\"}}}]}}}";
        assertThatThrownBy(() -> HookRequest.read(Json.stored(call), Hook.ORDER_SIGN))
                .isInstanceOf(HookRefused.class)
                .hasMessageContaining("order 1 is for another patient");
    }
}
