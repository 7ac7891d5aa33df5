package org.companion.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.companion.testing.Fhir;
import org.junit.jupiter.api.Test;

/** Which new versions are news. */
class ReportedTest {
    @Test
    void aReportIsNewsWhenItBecomesFinalAndWheneverItIsAmended() {
        assertThat(Reported.becameFinal(report("final"), Optional.empty())).isTrue();
        assertThat(Reported.becameFinal(report("final"), Optional.of(report("preliminary"))))
                .isTrue();
        assertThat(Reported.becameFinal(report("amended"), Optional.of(report("amended"))))
                .isTrue();
        assertThat(Reported.becameFinal(report("final"), Optional.of(report("final"))))
                .isFalse();
        assertThat(Reported.becameFinal(report("preliminary"), Optional.empty()))
                .isFalse();
    }

    @Test
    void aReportOfOtherThingsIsNone() {
        var chest = Fhir.json("{'status':'final','code':{'coding':[{'code':'24627-2'}]}}");
        assertThat(Reported.becameFinal(chest, Optional.empty())).isFalse();
    }

    @Test
    void aVariantIsReclassifiedByItsSignificanceItsPresenceAndItsWithdrawal() {
        var unclear = variant("final", "LA9633-4", "LA26333-7");
        assertThat(isReclassified(unclear, variant("amended", "LA9633-4", "LA6668-3")))
                .isTrue();
        assertThat(isReclassified(unclear, variant("amended", "LA9634-2", "LA26333-7")))
                .isTrue();
        assertThat(isReclassified(unclear, variant("entered-in-error", "LA9633-4", "LA26333-7")))
                .isTrue();
        assertThat(isReclassified(unclear, variant("amended", "LA9633-4", "LA26333-7")))
                .isFalse();
        assertThat(Reported.isReclassified(unclear, Optional.empty())).isFalse();
    }

    private static boolean isReclassified(JsonNode before, JsonNode now) {
        return Reported.isReclassified(now, Optional.of(before));
    }

    private static JsonNode report(String status) {
        return Fhir.json("{'status':'" + status + "','code':{'text':'x'},'category':[{'coding':[{'code':'GE'}]}]}");
    }

    private static JsonNode variant(String status, String presence, String significance) {
        return Fhir.json("{'status':'" + status + "','code':{'coding':[{'code':'69548-6'}]},"
                + "'valueCodeableConcept':{'coding':[{'code':'" + presence + "'}]},'component':[{'code':{'coding':"
                + "[{'code':'53037-8'}]},'valueCodeableConcept':{'coding':[{'code':'" + significance + "'}]}}]}");
    }
}
