package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.json;

import org.junit.jupiter.api.Test;

class AnotherPatientTest {
    @Test
    void anOrderForAnotherPatientThanTheCallsIsNamedAndNotJudged() {
        var other = draft("b", CLOPIDOGREL).replace("Patient/1", "Patient/2");
        var context = HookRequest.read(json(sign("{}", draft("a", CLOPIDOGREL), other)), Hook.ORDER_SIGN)
                .context();
        assertThat(context.chosen()).extracting(order -> order.id()).containsExactly("a");
        assertThat(context.unread())
                .containsExactly(new Unread("order 2", "it is for another patient than the one of this call"));
    }

    @Test
    void aDraftWithoutADrugMayBeAnybodys() {
        var other = draft("b", "'status':'draft'").replace("Patient/1", "Patient/2");
        assertThat(HookRequest.read(json(sign("{}", other)), Hook.ORDER_SIGN)
                        .context()
                        .unread())
                .isEmpty();
    }
}
