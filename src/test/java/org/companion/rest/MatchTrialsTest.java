package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.companion.testing.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code $match-trials}: by what the tumour carries, wherever it sits; for one patient and for one trial. */
class MatchTrialsTest {
    @BeforeAll
    static void fourPatients() {
        patient("sarcoma", "C49.9", "1980-01-01", fusion("sarcoma"));
        patient("pancreas", "C25.9", "1955-01-01", change("pancreas", "KRAS", "p.Gly12Cys"));
        patient("melanoma", "C43.9", "1970-01-01", change("melanoma", "BRAF", "p.Val600Glu"));
        patient("child", "C49.9", "2020-01-01", fusion("child"));
    }

    private static void patient(String id, String icd10, String born, String result) {
        put("Patient/mt-" + id, "{'resourceType':'Patient','id':'mt-%s','birthDate':'%s'}".formatted(id, born));
        put("Condition/mt-" + id, """
                {'resourceType':'Condition','id':'mt-%1$s','subject':{'reference':'Patient/mt-%1$s'},
                 'clinicalStatus':{'coding':[{'code':'active'}]},
                 'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'%2$s'}]}}""".formatted(id, icd10));
        put("Observation/mt-" + id, result);
    }

    private static void put(String where, String body) {
        var answer = Http.send("PUT", "/fhir/" + where, body);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private static String fusion(String id) {
        return """
                {'resourceType':'Observation','id':'mt-%1$s','status':'final','subject':{'reference':'Patient/mt-%1$s'},
                 'code':{'text':'NTRK1 fusion'},'valueString':'LMNA::NTRK1 fusion detected','effectiveDateTime':'2026-10-01'}""".formatted(id);
    }

    private static String change(String id, String gene, String change) {
        return """
                {'resourceType':'Observation','id':'mt-%1$s','status':'final','subject':{'reference':'Patient/mt-%1$s'},
                 'code':{'coding':[{'system':'http://loinc.org','code':'69548-6'}]},'effectiveDateTime':'2026-10-01',
                 'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9633-4'}]},
                 'component':[
                  {'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'text':'%2$s'}},
                  {'code':{'coding':[{'system':'http://loinc.org','code':'48005-3'}]},'valueCodeableConcept':{'text':'%3$s'}}]}""".formatted(id, gene, change);
    }

    private static List<JsonNode> matches(String address) {
        var answer = Http.get("/fhir/" + address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("match"))
                .toList();
    }

    private static List<String> values(JsonNode match, String name) {
        var values = new ArrayList<String>();
        match.path("part").forEach(part -> {
            if (part.path("name").asText().equals(name)) {
                part.properties().stream()
                        .filter(member -> member.getKey().startsWith("value"))
                        .forEach(member -> values.add(
                                member.getValue().isObject()
                                        ? member.getValue().path("reference").asText()
                                        : member.getValue().asText()));
            }
        });
        return values;
    }

    private static Optional<JsonNode> of(List<JsonNode> matches, String id) {
        return matches.stream()
                .filter(match -> values(match, "id").contains(id))
                .findFirst();
    }

    @Test
    void aPatientIsMatchedByGeneticsWhateverTheSite() {
        var matches = matches("Patient/mt-sarcoma/$match-trials");
        var navigate = of(matches, "trial:NCT02576431").orElseThrow();
        assertThat(values(navigate, "finding")).containsExactly("Observation/mt-sarcoma");
        assertThat(values(navigate, "trial")).containsExactly("https://clinicaltrials.gov/study/NCT02576431");
        assertThat(values(navigate, "drug")).containsExactly("larotrectinib");
    }

    @Test
    void openClosedAndUnknownAreToldApart() {
        var matches = matches("Patient/mt-sarcoma/$match-trials");
        assertThat(values(of(matches, "trial:NCT02576431").orElseThrow(), "status"))
                .containsExactly("closed");
        assertThat(values(of(matches, "trial:NCT02568267").orElseThrow(), "status"))
                .containsExactly("unknown");
        assertThat(matches("Patient/mt-sarcoma/$match-trials?status=unknown"))
                .allSatisfy(match -> assertThat(values(match, "status")).containsExactly("unknown"));
        assertThat(matches("Patient/mt-sarcoma/$match-trials?status=open")).isEmpty();
    }

    @Test
    void anExcludedHistologyIsNotMatched() {
        assertThat(of(matches("Patient/mt-melanoma/$match-trials"), "trial:NCT01524978"))
                .isEmpty();
        assertThat(of(matches("Patient/mt-melanoma/$match-trials"), "trial:NCT04439292"))
                .isEmpty();
    }

    @Test
    void ageIsLookedAt() {
        assertThat(of(matches("Patient/mt-child/$match-trials"), "trial:NCT02637687"))
                .isPresent();
        assertThat(of(matches("Patient/mt-child/$match-trials"), "trial:NCT02122913"))
                .isEmpty();
        assertThat(of(matches("Patient/mt-sarcoma/$match-trials"), "trial:NCT02637687"))
                .isEmpty();
        assertThat(of(matches("Patient/mt-sarcoma/$match-trials"), "trial:NCT02122913"))
                .isPresent();
    }

    @Test
    void theOtherWayRoundATrialFindsItsPatients() {
        var found = matches("$match-trials?trial=NCT03600883");
        assertThat(found).extracting(match -> values(match, "patient")).contains(List.of("Patient/mt-pancreas"));
        assertThat(found)
                .extracting(match -> values(match, "patient"))
                .doesNotContain(List.of("Patient/mt-melanoma"), List.of("Patient/mt-sarcoma"));
        assertThat(matches("ResearchStudy/trial-NCT03600883/$match-trials")).hasSameSizeAs(found);
    }

    @Test
    void anAlterationThatIsWithdrawnIsFoundNoMore() {
        patient("gone", "C25.9", "1950-01-01", change("gone", "KRAS", "p.Gly12Cys"));
        assertThat(matches("$match-trials?trial=NCT03600883"))
                .extracting(match -> values(match, "patient"))
                .contains(List.of("Patient/mt-gone"));
        put("Observation/mt-gone", change("gone", "KRAS", "p.Gly12Cys").replace("'final'", "'entered-in-error'"));
        assertThat(matches("$match-trials?trial=NCT03600883"))
                .extracting(match -> values(match, "patient"))
                .doesNotContain(List.of("Patient/mt-gone"));
    }

    @Test
    void theTrialsAreResearchStudies() {
        var studies = Http.get("/fhir/ResearchStudy?identifier=https://clinicaltrials.gov%7CNCT02465060&_count=50")
                .json();
        assertThat(studies.path("total").asInt(studies.path("entry").size())).isGreaterThan(5);
        var arm = Http.get("/fhir/ResearchStudy/trial-NCT02465060-Q").json();
        assertThat(arm.at("/partOf/0/reference").asText()).isEqualTo("ResearchStudy/trial-NCT02465060");
        assertThat(arm.path("status").asText()).isEqualTo("closed-to-accrual");
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThat(Http.get("/fhir/$match-trials").status()).isEqualTo(400);
        assertThat(Http.get("/fhir/$match-trials?trial=NCT00000000").status()).isEqualTo(404);
        assertThat(Http.get("/fhir/Patient/mt-sarcoma/$match-trials?status=soon")
                        .status())
                .isEqualTo(400);
        assertThat(Http.get("/fhir/Patient/mt-nobody/$match-trials").status()).isEqualTo(404);
    }
}
