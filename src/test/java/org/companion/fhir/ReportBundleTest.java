package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that come as FHIR, and what is refused of them at once. */
class ReportBundleTest {
    private static final String BUNDLE = "{'resourceType':'Bundle','type':'collection','entry':[{'resource':"
            + "{'resourceType':'DiagnosticReport','id':'r','status':'final','identifier':[{'value':'R1'}],"
            + "'code':{'text':'Panel'},'effectiveDateTime':'2026-03-01','result':[{'reference':'Observation/o'}]}},"
            + "{'resource':{'resourceType':'Observation','id':'o','status':'final','code':{'text':'a'}}}]}";

    private static Content read(String bundle) {
        var bytes = bundle.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new ReportBundle().read(new Payload(bytes, "test", Map.of())).content();
    }

    @Test
    void aReportThatTheStoreCanReadIsTaken() {
        assertThat(read(BUNDLE)).isInstanceOf(Delivery.FhirReport.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "'status':'final','code'; 'status':'finad','code'",
                "2026-03-01; 2026-13-01",
                "'text':'a'; 'value':1e1799723538167066088",
                "'text':'a'; 'text':'a\\u0000'"
            })
    void oneThatTheStoreCouldNotReadIsRefusedWhileItsSenderListens(String good, String bad) {
        assertThat(BUNDLE).contains(good);
        assertThat(read(BUNDLE.replace(good, bad)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.DATA_TYPE));
    }
}
