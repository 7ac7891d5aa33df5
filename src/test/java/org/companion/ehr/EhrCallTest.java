package org.companion.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.EhrStandIn.reply;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.companion.fhir.Resource;
import org.companion.testing.EhrStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bounds of a call-back, against a real server that keeps to none. */
class EhrCallTest {
    private final EhrStandIn ehr = new EhrStandIn();
    private final EhrStandIn canary = new EhrStandIn();

    @AfterEach
    void close() {
        ehr.close();
        canary.close();
    }

    @Test
    void everyQueryCarriesTheTokenAndIsAnsweredByItsName() {
        ehr.answers("Patient/1", "{'resourceType':'Patient','id':'1'}")
                .answers("Observation?patient=1", page("Observation/7", ""));
        var answers = fetch(Map.of("patient", "Patient/1", "results", "Observation?patient=1"));
        assertThat(references(answers.get("patient"))).containsExactly("Patient/1");
        assertThat(references(answers.get("results"))).containsExactly("Observation/7");
        assertThat(ehr.tokens()).containsOnly("Bearer t0ken").hasSize(2);
    }

    @Test
    void allPagesAreReadOn() {
        ehr.answers("Observation?patient=1", page("Observation/1", ehr.base() + "/page2"))
                .answers("page2", page("Observation/2", "/fhir/page3"))
                .answers("page3", page("Observation/3", ""));
        assertThat(references(fetch("Observation?patient=1")))
                .containsExactly("Observation/1", "Observation/2", "Observation/3");
    }

    @Test
    void aFurtherPageOfAPrefetchIsReadFromItsAddress() {
        ehr.answers("page2", page("Observation/2", ""));
        assertThat(references(fetch(ehr.base() + "/page2"))).containsExactly("Observation/2");
    }

    @Test
    void aReadOfNothingIsNothingAndASearchThatIsNotThereIsAFailure() {
        assertThat(references(fetch("Patient/1"))).isEmpty();
        assertThat(why(fetch("Observation?patient=1"))).isEqualTo("the server answered 404");
    }

    @Test
    void halfAnAnswerIsNone() {
        ehr.answers("Observation?patient=1", page("Observation/1", ehr.base() + "/page2"))
                .answers("page2", 500);
        assertThat(why(fetch("Observation?patient=1"))).isEqualTo("the server answered 500");
    }

    @Test
    void whatIsNoFhirIsAFailure() {
        ehr.behaves("Observation?patient=1", exchange -> reply(exchange, 200, "<html>login please</html>"))
                .answers("Condition?patient=1", "{'resourceType':'Basic'}")
                .answers("Patient/1", "{'resourceType':'Basic','id':'1'}")
                .answers(
                        "ServiceRequest?patient=1",
                        "{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]}");
        assertThat(why(fetch("Observation?patient=1"))).contains("no JSON");
        assertThat(why(fetch("Condition?patient=1"))).contains("no Bundle");
        assertThat(why(fetch("Patient/1"))).contains("another resource");
        assertThat(why(fetch("ServiceRequest?patient=1"))).contains("error");
    }

    @Test
    void theTokenNeverGoesToAnotherServer() {
        ehr.answers("Observation?patient=1", page("Observation/1", canary.base() + "/page2"))
                .behaves("Condition?patient=1", exchange -> redirect(exchange, canary.base() + "/stolen"));
        assertThat(why(fetch("Observation?patient=1"))).contains("another server");
        assertThat(why(fetch("Condition?patient=1"))).isEqualTo("the server answered 307");
        assertThat(why(fetch(canary.base() + "/page2"))).contains("another server");
        assertThat(canary.asked()).isEmpty();
    }

    @Test
    void pagesThatGoInACircleEnd() {
        ehr.answers("Observation?patient=1", page("Observation/1", ehr.base() + "/Observation?patient=1"));
        assertThat(why(fetch("Observation?patient=1"))).contains("circle");
        assertThat(ehr.asked()).hasSize(1);
    }

    @Test
    void moreThanTenPagesAreNotRead() {
        ehr.answers("Observation?patient=1", page("Observation/0", ehr.base() + "/page1"));
        for (int i = 1; i < 20; i++) {
            ehr.answers("page" + i, page("Observation/" + i, ehr.base() + "/page" + (i + 1)));
        }
        assertThat(why(fetch("Observation?patient=1"))).contains("more than 10 pages");
        assertThat(ehr.asked()).hasSize(10);
    }

    @Test
    void anAnswerWithoutEndIsHungUpOn() {
        ehr.behaves("Observation?patient=1", EhrCallTest::sendWithoutEnd);
        assertThat(why(fetch("Observation?patient=1"))).contains("more than is taken");
    }

    @Test
    void aServerThatDripsOrIsSilentIsGivenUp() {
        var never = new CountDownLatch(1);
        ehr.behaves("Observation?patient=1", exchange -> never.await())
                .behaves("Condition?patient=1", exchange -> drip(exchange, never))
                .answers("Patient/1", "{'resourceType':'Patient','id':'1'}");
        var answers = fetch(Map.of(
                "results", "Observation?patient=1", "conditions", "Condition?patient=1", "patient", "Patient/1"));
        assertThat(why(answers.get("results"))).contains("in time");
        assertThat(why(answers.get("conditions"))).contains("in time");
        assertThat(references(answers.get("patient"))).containsExactly("Patient/1");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        var server = new EhrServer(URI.create("http://127.0.0.1:1/fhir"), Optional.empty());
        assertThat(why(new EhrClient()
                        .call(server)
                        .fetch(Map.of("x", "Patient/1"))
                        .get("x")))
                .contains("cannot be reached");
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().add("Location", target);
        reply(exchange, 307, "");
    }

    private static void sendWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var junk = "x".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        try (var body = exchange.getResponseBody()) {
            while (true) {
                body.write(junk);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    private static void drip(HttpExchange exchange, CountDownLatch never) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        never.await();
    }

    private static String page(String reference, String next) {
        var type = reference.substring(0, reference.indexOf('/'));
        var link = next.isEmpty() ? "" : "'link':[{'relation':'next','url':'" + next + "'}],";
        return "{'resourceType':'Bundle'," + link + "'entry':[{'resource':{'resourceType':'" + type + "','id':'"
                + reference.substring(type.length() + 1) + "'}}]}";
    }

    private Answer fetch(String query) {
        return fetch(Map.of("x", query)).get("x");
    }

    private Map<String, Answer> fetch(Map<String, String> queries) {
        var server = new EhrServer(URI.create(ehr.base()), Optional.of("t0ken"));
        return new EhrClient().call(server).fetch(queries);
    }

    private static List<String> references(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got) answer)
                .resources().stream().map(Resource::reference).toList();
    }

    private static String why(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).why();
    }
}
