package org.companion.rest.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.companion.testing.GuardedServer;
import org.companion.testing.Http;
import org.companion.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a patient has forbidden to be shown is as if it had never been found. */
class ConsentTest {
    private static final String ALL = "system/*.cruds";
    private static final String OWNER = Issuer.token(ALL);
    private static final String READER = Issuer.token("system/*.rs");
    private static final String DOCTOR =
            Issuer.token(claims -> claims.claim("scope", "user/*.rs").claim("fhirUser", "Practitioner/dr-1"));
    private static final String EMERGENCY = "Companion-Emergency";

    private final List<String> consents = new ArrayList<>();
    private String p;

    @BeforeEach
    void aPatientWithTwoGenotypesAReportAndWhatFollows() {
        p = "c-" + UUID.randomUUID().toString().substring(0, 8);
        put("Patient", p, "'name':[{'family':'Consenting'}]");
        genotype("c19-" + p, "CYP2C19", "*2/*2");
        genotype("dpyd-" + p, "DPYD", "c.1905+1G>A/c.1905+1G>A");
        put(
                "Observation",
                "imp-" + p,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'51963-7'}]},"
                        + "'subject':{'reference':'Patient/" + p + "'},'valueString':'poor metabolizer',"
                        + "'derivedFrom':[{'reference':'Observation/c19-" + p + "'}]");
        put(
                "DiagnosticReport",
                "rep-" + p,
                "'status':'final','code':{'text':'panel'},'category':[{'coding':[{'code':'GE'}]}],"
                        + "'conclusion':'a poor metabolizer','subject':{'reference':'Patient/" + p + "'}");
    }

    @AfterEach
    void theConsentIsWithdrawn() {
        consents.forEach(id -> GuardedServer.send(OWNER, "DELETE", "/fhir/Consent/" + id, ""));
    }

    private void genotype(String id, String gene, String diplotype) {
        put(
                "Observation",
                id,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                        + "'category':[{'coding':[{'code':'laboratory'}]},{'coding':[{'code':'GE'}]}],"
                        + "'subject':{'reference':'Patient/" + p + "'},'effectiveDateTime':'2026-01-01',"
                        + "'valueCodeableConcept':{'text':'" + diplotype + "'},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'text':'" + gene + "'}}]");
    }

    private void consent(String provision) {
        var id = "consent-" + UUID.randomUUID();
        consents.add(id);
        put(
                "Consent",
                id,
                "'status':'active','scope':{'coding':[{'code':'patient-privacy'}]},"
                        + "'category':[{'coding':[{'code':'59284-0'}]}],'policyRule':{'coding':[{'code':'OPTIN'}]},"
                        + "'patient':{'reference':'Patient/" + p + "'},'provision':" + provision);
    }

    private static void put(String type, String id, String elements) {
        var body = "{'resourceType':'" + type + "','id':'" + id + "'," + elements + "}";
        var answer = GuardedServer.send(OWNER, "PUT", "/fhir/" + type + "/" + id, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private Http.Answer sign(String token, String user) {
        return GuardedServer.send(
                token,
                "POST",
                "/cds-services/companion-order-sign",
                "{'hook':'order-sign','hookInstance':'" + UUID.randomUUID() + "','context':{'userId':'" + user
                        + "','patientId':'" + p
                        + "','draftOrders':{'resourceType':'Bundle','type':'collection','entry':["
                        + "{'resource':{'resourceType':'MedicationRequest','id':'m','status':'draft','intent':'order',"
                        + "'subject':{'reference':'Patient/" + p + "'},'medicationCodeableConcept':{'coding':["
                        + "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'309362'}]}}}]}}}",
                "Content-Type",
                "application/json");
    }

    @Test
    void aDeniedGeneIsNowhereToBeSeenAndItsNeighbourIs() {
        assertThat(sign(OWNER, "Practitioner/1").body()).contains("CYP2C19").contains("*2/*2");
        consent("{'type':'deny','code':[{'text':'CYP2C19'}]}");
        for (var gone : List.of("Observation/c19-", "Observation/imp-", "DiagnosticReport/rep-")) {
            var answer = GuardedServer.get(OWNER, "/fhir/" + gone + p);
            assertThat(answer.status()).as(gone).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(GuardedServer.get(OWNER, "/fhir/" + gone + "never")
                            .body()
                            .replace("never", p));
            assertThat(GuardedServer.get(OWNER, "/fhir/" + gone + p + "/_history")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/dpyd-" + p).status())
                .isEqualTo(200);
        var found = GuardedServer.get(OWNER, "/fhir/Observation?patient=Patient/" + p);
        assertThat(found.json().path("entry")).hasSize(1);
        assertThat(found.body()).contains("DPYD").doesNotContain("CYP2C19");
        assertThat(found.json().has("total")).isFalse();
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation?_summary=count&patient=Patient/" + p)
                        .status())
                .isEqualTo(403);
        assertThat(GuardedServer.get(READER, "/fhir/Patient/" + p + "/$everything")
                        .body())
                .contains("DPYD")
                .doesNotContain("CYP2C19")
                .doesNotContain("poor metabolizer");
        assertThat(GuardedServer.get(OWNER, "/fhir/Patient/" + p + "/$advise").body())
                .contains("DPYD")
                .doesNotContain("*2/*2");
        assertThat(GuardedServer.get(OWNER, "/fhir/$find-subject-haplotypes?subject=" + p + "&genes=CYP2C19")
                        .body())
                .doesNotContain("*2/*2");
        assertThat(GuardedServer.get(OWNER, "/fhir/Patient/" + p + "/$passport").body())
                .doesNotContain("*2/*2");
        assertThat(sign(OWNER, "Practitioner/1").body()).doesNotContain("*2/*2").doesNotContain("withh");
    }

    @Test
    void whatIsDeniedToOneRequesterAnotherSees() {
        put("Practitioner", "dr-1", "'active':true");
        consent("{'type':'deny','actor':[{'role':{'text':'IRCP'},'reference':{'reference':'Practitioner/dr-1'}}],"
                + "'code':[{'coding':[{'code':'GE'}]}]}");
        assertThat(GuardedServer.get(DOCTOR, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(404);
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(200);
        assertThat(sign(OWNER, "Practitioner/dr-1").body()).doesNotContain("*2/*2");
        assertThat(sign(OWNER, "Practitioner/2").body()).contains("*2/*2");
    }

    @Test
    void aPersonMayBreakTheGlassWithAReason() {
        consent("{'type':'deny','code':[{'text':'CYP2C19'}]}");
        var path = "/fhir/Observation/c19-" + p;
        assertThat(GuardedServer.send(DOCTOR, "GET", path, "", EMERGENCY, "unconscious, stent to be placed now")
                        .status())
                .isEqualTo(200);
        assertThat(GuardedServer.send(DOCTOR, "GET", path, "", EMERGENCY, "because")
                        .status())
                .as("no reason")
                .isEqualTo(400);
        assertThat(GuardedServer.send(
                                Issuer.token(
                                        claims -> claims.claim("scope", ALL).subject(null)),
                                "GET",
                                path,
                                "",
                                EMERGENCY,
                                "a program wants to")
                        .status())
                .as("no person")
                .isEqualTo(403);
        assertThat(GuardedServer.get(DOCTOR, path).status()).isEqualTo(404);
        var noted = GuardedServer.get(READER, "/fhir/AuditEvent?entity=Observation/c19-" + p)
                .body();
        assertThat(noted).contains("unconscious, stent to be placed now", "\"BTG\"", "Practitioner/dr-1");
    }

    @Test
    void aConsentThatIsNotInForceWithholdsNothing() {
        consent("{'type':'deny','period':{'end':'2020-01-01'},'code':[{'text':'CYP2C19'}]}");
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(200);
    }

    @Test
    void thePatientSeesWhatIsWithheldFromOthers() {
        consent("{'type':'deny','code':[{'text':'CYP2C19'}]}");
        var own = Issuer.token(claims ->
                claims.claim("scope", "patient/*.rs").claim("patient", p).claim("fhirUser", "Patient/" + p));
        assertThat(GuardedServer.get(own, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsDeniedForResearchIsShownForTreatmentAndAtOrders() {
        consent(
                "{'type':'deny','purpose':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'HRESCH'}],"
                        + "'code':[{'text':'CYP2C19'}]}");
        assertThat(asked("c19-", claims -> claims.claim("purpose_of_use", "TREAT")))
                .isEqualTo(200);
        assertThat(asked("c19-", claims -> claims.claim("purpose_of_use", List.of("CLINTRCH"))))
                .isEqualTo(404);
        assertThat(asked(
                        "c19-",
                        claims -> claims.claim(
                                "extensions",
                                Map.of("ihe_iua", Map.of("purpose_of_use", List.of(Map.of("code", "TREAT")))))))
                .isEqualTo(200);
        assertThat(asked("c19-", claims -> {})).as("not said").isEqualTo(404);
        assertThat(sign(OWNER, "Practitioner/1").body()).contains("*2/*2");
    }

    private int asked(String id, Consumer<JWTClaimsSet.Builder> claims) {
        var token = Issuer.token(all -> {
            all.claim("scope", "system/*.rs");
            claims.accept(all);
        });
        return GuardedServer.get(token, "/fhir/Observation/" + id + p).status();
    }

    @Test
    void whatWasFoundInAPeriodIsWithheldAndWhatWasCollectedIsNot() {
        consent("{'type':'deny','dataPeriod':{'start':'2025-12-31','end':'2026-01-01'},'code':[{'text':'CYP2C19'}]}");
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(404);
        theConsentIsWithdrawn();
        consent("{'type':'deny','dataPeriod':{'end':'2025'},'code':[{'text':'CYP2C19'}]}");
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(200);
        theConsentIsWithdrawn();
        consent("{'type':'deny','action':[{'coding':[{'code':'collect'}]}],'code':[{'text':'CYP2C19'}]}");
        assertThat(GuardedServer.get(OWNER, "/fhir/Observation/c19-" + p).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsDeniedToAnOrganizationIsDeniedToItsOwnAndWhatATeamMaySeeItsMembersSee() {
        put("Practitioner", "dr-2", "'active':true");
        put("Practitioner", "dr-3", "'active':true");
        put("Organization", "holding", "'name':'a holding'");
        put("Organization", "insurer", "'name':'an insurer','partOf':{'reference':'Organization/holding'}");
        put("Organization", "clinic", "'name':'a clinic'");
        role("dr-2", "insurer", true);
        role("dr-3", "clinic", true);
        consent("{'type':'deny','actor':[{'role':{'text':'IRCP'},'reference':{'reference':'Organization/holding'}}],"
                + "'code':[{'text':'CYP2C19'}]}");
        assertThat(seenBy("dr-2")).isEqualTo(404);
        assertThat(seenBy("dr-3")).isEqualTo(200);
        role("dr-2", "insurer", false);
        assertThat(seenBy("dr-2")).as("no role is known any more").isEqualTo(404);
        theConsentIsWithdrawn();
        put(
                "CareTeam",
                "board-" + p,
                "'subject':{'reference':'Patient/" + p
                        + "'},'participant':[{'member':{'reference':'Practitioner/dr-3'}}]");
        role("dr-2", "clinic", true);
        consent(
                "{'type':'deny','code':[{'text':'CYP2C19'}],'provision':[{'type':'permit','actor':[{'role':{'text':'IRCP'},"
                        + "'reference':{'reference':'CareTeam/board-" + p + "'}}]}]}");
        assertThat(seenBy("dr-3")).isEqualTo(200);
        assertThat(seenBy("dr-2")).isEqualTo(404);
    }

    private static void role(String person, String organization, boolean active) {
        put(
                "PractitionerRole",
                "role-" + person,
                "'active':" + active + ",'practitioner':{'reference':'Practitioner/" + person
                        + "'},'organization':{'reference':'Organization/" + organization + "'}");
    }

    private int seenBy(String person) {
        var token =
                Issuer.token(claims -> claims.claim("scope", "user/*.rs").claim("fhirUser", "Practitioner/" + person));
        return GuardedServer.get(token, "/fhir/Observation/c19-" + p).status();
    }
}
