package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.select;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.chart.PatientId;
import org.companion.fhir.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookRequestTest {
    @Test
    void aCallIsReadWithItsPatientEncounterAndDrafts() {
        var request = read(sign("{}", draft("a", CLOPIDOGREL), draft("b", CLOPIDOGREL)));
        assertThat(request.context().patient()).isEqualTo(new PatientId("1"));
        assertThat(request.context().encounter()).contains("89");
        assertThat(request.context().drafts()).extracting(Resource::id).containsExactly("a", "b");
        assertThat(request.context().chosen()).isEqualTo(request.context().drafts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/hook | null | hook:",
                "/hook | 'order-select' | hook:",
                "/hook | 7 | hook:",
                "/hookInstance | '' | hookInstance:",
                "/context | null | context:",
                "/context | [] | context:",
                "/context/userId | null | context.userId:",
                "/context/patientId | ' ' | context.patientId:",
                "/context/patientId | 'Group/1' | context.patientId:",
                "/context/draftOrders | [] | context.draftOrders:",
                "/context/draftOrders | {'resourceType':'Patient'} | context.draftOrders:",
                "/context/draftOrders/entry | {} | context.draftOrders.entry:",
                "/prefetch | [] | prefetch:",
                "/prefetch | 'x' | prefetch:",
                "/fhirAuthorization | {'access_token':'x'} | fhirServer:"
            })
    void aRefusalNamesThePathOfWhatIsWrong(String path, String value, String words) {
        var body = changed(path, value);
        assertThatThrownBy(() -> HookRequest.read(body, Hook.ORDER_SIGN))
                .isInstanceOf(HookRefused.class)
                .hasMessageStartingWith(words)
                .extracting(refused -> ((HookRefused) refused).status())
                .isEqualTo(400);
    }

    @Test
    void aRefusalNeverRepeatsTheToken() {
        var body = (ObjectNode) changed("/fhirServer", "'https://ehr.example.org'");
        body.set("fhirAuthorization", json("{'access_token':7,'secret':'s3cr3t'}"));
        assertThatThrownBy(() -> HookRequest.read(body, Hook.ORDER_SIGN))
                .hasMessageStartingWith("fhirAuthorization.access_token:")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void atOrderSelectOnlyTheSelectedOrdersAreMeant() {
        var body = select("['MedicationRequest/b']", draft("a", CLOPIDOGREL), draft("b", CLOPIDOGREL));
        var request = HookRequest.read(json(body), Hook.ORDER_SELECT);
        assertThat(request.context().chosen()).extracting(Resource::id).containsExactly("b");
        assertThat(request.context().drafts()).hasSize(2);
        var none = json(select("null", draft("a", CLOPIDOGREL)));
        assertThatThrownBy(() -> HookRequest.read(none, Hook.ORDER_SELECT))
                .hasMessageStartingWith("context.selections:");
    }

    private static JsonNode changed(String path, String value) {
        var body = json(sign("{}", draft("a", CLOPIDOGREL)));
        var cut = path.lastIndexOf('/');
        var parent = (ObjectNode) body.at(path.substring(0, cut));
        parent.set(path.substring(cut + 1), json(value));
        return body;
    }

    private static HookRequest read(String body) {
        return HookRequest.read(json(body), Hook.ORDER_SIGN);
    }
}
