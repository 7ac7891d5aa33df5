package org.companion.rest.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.companion.testing.GuardedServer;
import org.companion.testing.Http;
import org.companion.testing.Issuer;
import org.companion.testing.Messages;
import org.companion.testing.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for now and given later: files of an export, notifications, the messages of the inbox. */
class StandingOrdersTest {
    private static final String OWNER = Issuer.token("system/*.cruds");
    private static final String INSURER = token("insurer", "system/*.cruds");

    private final List<String> written = new ArrayList<>();
    private String p;

    private static String token(String client, String scopes) {
        return Issuer.token(claims -> claims.claim("client_id", client).claim("scope", scopes));
    }

    @BeforeEach
    void aPatient() {
        p = "so-" + UUID.randomUUID().toString().substring(0, 8);
        put("Patient", p, "'name':[{'family':'Standing'}]");
    }

    @AfterEach
    void whatWouldDisturbOthersIsTakenAway() {
        written.forEach(reference -> GuardedServer.send(OWNER, "DELETE", "/fhir/" + reference, ""));
    }

    private void put(String type, String id, String elements) {
        var body = "{'resourceType':'" + type + "','id':'" + id + "'," + elements + "}";
        var answer = GuardedServer.send(OWNER, "PUT", "/fhir/" + type + "/" + id, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private void genotype(String id, String gene, String diplotype) {
        put(
                "Observation",
                id + p,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                        + "'category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'subject':{'reference':'Patient/" + p + "'},'effectiveDateTime':'2026-01-01',"
                        + "'valueCodeableConcept':{'text':'" + diplotype + "'},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'text':'" + gene + "'}}]");
    }

    private void consent(String provision) {
        var id = "consent-" + p;
        written.add("Consent/" + id);
        put(
                "Consent",
                id,
                "'status':'active','scope':{'coding':[{'code':'patient-privacy'}]},"
                        + "'category':[{'coding':[{'code':'59284-0'}]}],'policyRule':{'coding':[{'code':'OPTIN'}]},"
                        + "'patient':{'reference':'Patient/" + p + "'},'provision':" + provision);
    }

    private void theInsurerMustNotSee(String gene) {
        put("Device", "insurer", "'status':'active'");
        consent("{'type':'deny','actor':[{'role':{'text':'IRCP'},'reference':{'reference':'Device/insurer'}}],"
                + "'code':[{'text':'" + gene + "'}]}");
    }

    private static Http.Answer asked(String token, String path) {
        return GuardedServer.send(
                token, "GET", path, "", "Prefer", "respond-async", "Content-Type", "application/fhir+json");
    }

    private static JsonNode exported(String token, String path) {
        var answer = asked(token, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var status = path(answer.raw().headers().firstValue("Content-Location").orElseThrow());
        await().until(() -> GuardedServer.get(token, status).status() != 202);
        return GuardedServer.get(token, status).json();
    }

    private static String path(String address) {
        var uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String lines(String token, JsonNode manifest) {
        var lines = new StringBuilder();
        manifest.path("output")
                .forEach(file -> lines.append(
                        GuardedServer.get(token, path(file.path("url").asText()))
                                .body()));
        return lines.toString();
    }

    @Test
    void anExportHoldsWhatTheScopesGrantAndNothingElse() {
        var reader = token("reader", "system/Observation.rs system/Patient.rs");
        genotype("a", "CYP2C19", "*2/*2");
        var manifest = exported(reader, "/fhir/$export");
        assertThat(manifest.path("output").findValuesAsText("type")).containsOnly("Observation", "Patient");
        assertThat(lines(reader, manifest)).contains("a" + p);
        assertThat(asked(reader, "/fhir/$export?_type=Condition").status()).isEqualTo(403);
        assertThat(asked(reader, "/fhir/$export?_type=Observation").status()).isEqualTo(202);
        for (var narrow : List.of("system/Observation.rs?category=laboratory", "patient/*.rs", "system/*.cud")) {
            assertThat(asked(token("narrow", narrow), "/fhir/$export?_type=Observation")
                            .status())
                    .as(narrow)
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherFindsNeitherTheJobNorItsFiles() {
        var manifest = exported(OWNER, "/fhir/$export?_type=Patient");
        var file = path(manifest.at("/output/0/url").asText());
        assertThat(GuardedServer.get(OWNER, file).status()).isEqualTo(200);
        assertThat(GuardedServer.get(INSURER, file).status()).isEqualTo(404);
        var status = path(asked(OWNER, "/fhir/$export?_type=Patient")
                .raw()
                .headers()
                .firstValue("Content-Location")
                .orElseThrow());
        assertThat(GuardedServer.get(INSURER, status).status()).isEqualTo(404);
        assertThat(GuardedServer.send(INSURER, "DELETE", status, "").status()).isEqualTo(404);
    }

    @Test
    void anExportLeavesOutWhatIsWithheldFromWhoeverAskedForIt() {
        genotype("secret", "CYP2C19", "*2/*2");
        genotype("open", "DPYD", "*2A/*2A");
        theInsurerMustNotSee("CYP2C19");
        assertThat(lines(INSURER, exported(INSURER, "/fhir/$export?_type=Observation,Consent")))
                .contains("open" + p)
                .doesNotContain("secret" + p)
                .doesNotContain("consent-" + p);
        assertThat(lines(OWNER, exported(OWNER, "/fhir/$export?_type=Observation")))
                .contains("secret" + p);
    }

    private Receiver subscribed(String token, String criteria) {
        var receiver = Receiver.named(UUID.randomUUID().toString());
        var answer = subscribing(token, criteria, receiver);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        written.add("Subscription/" + answer.json().path("id").asText());
        if (criteria.contains("://")) {
            await().until(() -> receiver.all().size() == 1);
        }
        return receiver;
    }

    private static Http.Answer subscribing(String token, String criteria, Receiver receiver) {
        return GuardedServer.send(
                token,
                "POST",
                "/fhir/Subscription",
                "{'resourceType':'Subscription','status':'requested','reason':'x','criteria':'" + criteria
                        + "','channel':{'type':'rest-hook','endpoint':'" + receiver.endpoint()
                        + "','payload':'application/fhir+json'}}");
    }

    @Test
    void aSubscriptionTellsOfNothingThatItsMakerMayNotRead() {
        var receiver = Receiver.named("never");
        var maker = token("maker", "system/Subscription.cruds system/Patient.rs");
        assertThat(subscribing(maker, "Observation?", receiver).status()).isEqualTo(403);
        assertThat(subscribing(
                                maker,
                                "https://companion.example/fhir/SubscriptionTopic/actionable-finding-added",
                                receiver)
                        .status())
                .isEqualTo(403);
        subscribed(maker, "Patient?");
    }

    @Test
    void whatIsWithheldFromOneSubscriberAnotherIsToldOf() {
        var insurer = subscribed(INSURER, "Observation?patient=Patient/" + p);
        var owner = subscribed(OWNER, "Observation?patient=Patient/" + p);
        theInsurerMustNotSee("CYP2C19");
        genotype("secret", "CYP2C19", "*2/*2");
        genotype("open", "DPYD", "*2A/*2A");
        await().until(() -> owner.all().size() == 2 && insurer.all().size() == 1);
        assertThat(insurer.all().get(0).body()).contains("open" + p).doesNotContain("secret" + p);
    }

    @Test
    void adviceThatRestsOnWhatIsWithheldIsNotHintedAt() {
        var topic = "https://companion.example/fhir/SubscriptionTopic/actionable-finding-added";
        var insurer = subscribed(INSURER, topic);
        var owner = subscribed(OWNER, topic);
        theInsurerMustNotSee("CYP2C19");
        genotype("secret", "CYP2C19", "*2/*2");
        await().until(() -> owner.all().size() == 2);
        genotype("open", "DPYD", "c.1905+1G>A/c.1905+1G>A");
        await().until(() -> owner.all().size() == 3 && insurer.all().size() == 2);
        assertThat(insurer.all().get(1).status("events-since-subscription-start"))
                .containsExactly("1");
    }

    @Test
    void theInboxSaysThatAMessageCameAndNotOfWhomItIs() {
        GuardedServer.send(OWNER, "PUT", "/fhir/Patient/" + p, Messages.jane(p, p));
        var message = Messages.result(p, p, p, "20260301", Messages.genotype("2a", "CYP2C19", "*2/*2"));
        var taken = GuardedServer.send(OWNER, "POST", "/inbox", message, "Content-Type", "text/plain");
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        var entry = entry(OWNER);
        assertThat(entry.path("patient").asText()).isEqualTo("Patient/" + p);
        theInsurerMustNotSee("CYP2C19");
        var payload = "/inbox/" + entry.path("id").asText() + "/payload";
        assertThat(entry(OWNER)).isEqualTo(entry);
        assertThat(GuardedServer.get(OWNER, payload).status()).isEqualTo(200);
        assertThat(GuardedServer.get(INSURER, payload).status()).isEqualTo(404);
        assertThat(GuardedServer.get(INSURER, "/inbox?state=filed&count=200").body())
                .contains(entry.path("id").asText())
                .doesNotContain(p);
    }

    private JsonNode entry(String token) {
        var listed = GuardedServer.get(token, "/inbox?state=filed&count=200").json();
        for (var one : listed) {
            if (one.path("number").asText().equals(p)) {
                return one;
            }
        }
        throw new AssertionError(listed.toString());
    }
}
