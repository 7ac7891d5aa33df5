package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.companion.fhir.Profiles;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;

/** {@code $tumour}, {@code $tumour-report} and {@code $cohort}: a tumour over time, for a page, for a board, beside others. */
class TumourTest {
    private static JsonNode ask(String address) {
        var answer = Http.get("/fhir/" + address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> groups(JsonNode parameters, String name) {
        return StreamSupport.stream(parameters.path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .toList();
    }

    private static List<String> texts(JsonNode group, String name) {
        return StreamSupport.stream(group.path("part").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .map(part -> part.path("valueString").asText())
                .toList();
    }

    @Test
    void theCourseNamesTheDrugUnderWhichAChangeCameUp() {
        var tracks = groups(ask("Patient/demo-lung-course/$tumour"), "track");
        var track = tracks.get(0);
        assertThat(texts(track, "name")).containsExactly("EGFR C797S");
        assertThat(texts(track, "trend")).containsExactly("newly seen");
        assertThat(texts(track, "since")).containsExactly("osimertinib");
        assertThat(texts(track, "resistance")).contains("osimertinib");
    }

    @Test
    void reportsOfSinglePatientsCountOnRequestOnly() {
        var usual = ask("Patient/demo-lung-course/$tumour").toString();
        var all = ask("Patient/demo-lung-course/$tumour?evidence=C").toString();
        assertThat(usual).doesNotContain("\"valueString\":\"civic:EID2158\"");
        assertThat(all).contains("\"valueString\":\"civic:EID2158\"");
        assertThat(Http.get("/fhir/Patient/demo-lung-course/$tumour?evidence=D").status())
                .isEqualTo(400);
    }

    @Test
    void theReportIsATransactionThatAnotherServerTakes() {
        var json = ask("Patient/demo-lung-course/$tumour-report").toString();
        var bundle = RunningServer.bean(FhirContext.class).newJsonParser().parseResource(Bundle.class, json);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        var last = bundle.getEntry().get(bundle.getEntry().size() - 1).getResource();
        assertThat(last).isInstanceOf(DiagnosticReport.class);
        var report = (DiagnosticReport) last;
        assertThat(report.getResult()).hasSize(bundle.getEntry().size() - 2);
        assertThat(report.getConclusion()).contains("EGFR C797S: newly seen after osimertinib was begun.");
        assertThat(Http.send("POST", "/fhir", json).status()).isEqualTo(200);
    }

    @Test
    void everyPartOfTheReportIsValid() {
        var bundle = ask("Patient/demo-lung-course/$tumour-report");
        bundle.path("entry").forEach(entry -> {
            var resource = entry.path("resource");
            assertThat(Profiles.errors(resource.toString()))
                    .as(entry.path("request").path("url").asText())
                    .isEmpty();
        });
    }

    @Test
    void ofNobodyIsNotFound() {
        assertThat(Http.get("/fhir/Patient/nobody-here/$tumour").status()).isEqualTo(404);
        assertThat(Http.get("/fhir/Patient/nobody-here/$tumour-report").status())
                .isEqualTo(404);
    }

    @Test
    void aCohortIsCountedBySite() {
        var cohort = ask("$cohort?alteration=EGFR%20p.L858R&includePatientList=true");
        var lung = groups(cohort, "site").stream()
                .filter(site -> texts(site, "name").contains("lung adenocarcinoma"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(lung, "patient")).contains("Patient/demo-lung-course", "Patient/demo-lung-l858r");
        assertThat(groups(ask("$cohort"), "alteration"))
                .extracting(one -> texts(one, "name"))
                .contains(List.of("EGFR L858R"));
        assertThat(groups(ask("$cohort?alteration=EGFR%20A1B"), "site")).isEmpty();
    }
}
