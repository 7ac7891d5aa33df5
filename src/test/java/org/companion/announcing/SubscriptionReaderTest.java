package org.companion.announcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.companion.testing.Fhir;
import org.junit.jupiter.api.Test;

/** Subscriptions as clients write them, plain and by the backport. */
class SubscriptionReaderTest {
    private static final String TOPIC = "https://companion.example/fhir/SubscriptionTopic/";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private final SubscriptionReader reader =
            new SubscriptionReader(new AllowedEndpoints(List.of("http://127.0.0.1:8090"), false));

    @Test
    void oneOfATopicIsReadWithAllThatTheBackportAdds() {
        var read = reader.read(Fhir.json(subscription(
                TOPIC + "knowledge-changed|1.0",
                "'payload':'application/fhir+json','_payload':{'extension':[{'url':'" + BACKPORT
                        + "backport-payload-content','valueCode':'id-only'}]},'header':['Authorization: Bearer abc'],"
                        + "'extension':[{'url':'" + BACKPORT + "backport-timeout','valueUnsignedInt':5},{'url':'"
                        + BACKPORT + "backport-max-count','valuePositiveInt':20},{'url':'" + BACKPORT
                        + "backport-heartbeat-period','valueUnsignedInt':60}]")));
        assertThat(read.topic()).contains(Topic.KNOWLEDGE_CHANGED);
        var channel = read.channel();
        assertThat(channel.content()).isEqualTo(Content.ID_ONLY);
        assertThat(channel.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(channel.most()).isEqualTo(20);
        assertThat(channel.heartbeat()).contains(Duration.ofMinutes(1));
        assertThat(channel.headers()).singleElement().satisfies(header -> {
            assertThat(header.value()).isEqualTo("Bearer abc");
            assertThat(header).hasToString("Header[Authorization]");
        });
    }

    @Test
    void aPlainOneHasItsSearchAndNoTopic() {
        var read = reader.read(Fhir.json(subscription("DiagnosticReport?status=final", "'payload':''")));
        assertThat(read.topic()).isEmpty();
        assertThat(read.filters()).containsExactly(new Filter("DiagnosticReport", "status=final"));
        assertThat(read.channel().content()).isEqualTo(Content.EMPTY);
        assertThat(read.end()).isEqualTo(Optional.empty());
    }

    @Test
    void whatCannotBeSentIsRefusedWithWords() {
        refused("'payload':'application/fhir+xml'", "Subscription.channel.payload: only application/fhir+json");
        refused("'header':['Content-Length: 1']", "content-length is not for a subscriber to set");
        refused("'header':['no colon']", "must be written as 'Name: value'");
        refused("'header':['X-A: b\\r\\nX-C: d']", "must be written as 'Name: value'");
    }

    @Test
    void withoutTheSettingNobodyIsTold() {
        var closed = new SubscriptionReader(new AllowedEndpoints(List.of(), false));
        assertThatThrownBy(() -> closed.read(Fhir.json(subscription("Observation?code=1", "'payload':''"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("companion.subscriptions.endpoints names no address");
    }

    @Test
    void patientsAreReadFromAFilterHoweverTheyAreWritten() {
        var filter = Filter.of("patient=Patient/1,2", "Patient");
        assertThat(filter.isOfPatientsOnly()).isTrue();
        assertThat(filter.admits("1")).isTrue();
        assertThat(filter.admits("2")).isTrue();
        assertThat(filter.admits("3")).isFalse();
        assertThat(Filter.of("Observation?code=1", "").isOfPatientsOnly()).isFalse();
    }

    private void refused(String channel, String words) {
        assertThatThrownBy(() -> reader.read(Fhir.json(subscription("Observation?code=1", channel))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(words);
    }

    private static String subscription(String criteria, String channel) {
        return "{'resourceType':'Subscription','id':'s','status':'requested','criteria':'" + criteria
                + "','channel':{'type':'rest-hook','endpoint':'http://127.0.0.1:8090/x'," + channel + "}}";
    }
}
