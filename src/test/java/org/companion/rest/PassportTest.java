package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** {@code $passport}: a document to be carried to another house. */
class PassportTest {
    private static Bundle passport(String patient) {
        var answer = Http.get("/fhir/Patient/" + patient + "/$passport");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return RunningServer.bean(FhirContext.class).newJsonParser().parseResource(Bundle.class, answer.body());
    }

    @Test
    void isADocumentWithTheResultsItRestsOn() {
        var bundle = passport("demo-clopidogrel-poor");
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(bundle.getIdentifier().getValue()).startsWith("urn:uuid:");
        assertThat(bundle.getEntryFirstRep().getResource()).isInstanceOf(Composition.class);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Patient", "Device", "Observation");
        assertThat(bundle.getEntry())
                .allSatisfy(entry -> assertThat(entry.getFullUrl()).isNotBlank());
    }

    @Test
    void tellsGenesAndDrugsAsText() {
        var composition = (Composition)
                passport("demo-clopidogrel-poor").getEntryFirstRep().getResource();
        assertThat(composition.getSection())
                .extracting(section -> section.getTitle())
                .containsExactly("Genes", "Drugs", "Counts", "Other results", "Knowledge");
        assertThat(composition.getSection().get(0).getText().getDivAsString())
                .contains("CYP2C19", "*2/*2", "Poor Metabolizer");
        assertThat(composition.getSection().get(1).getText().getDivAsString())
                .contains("clopidogrel", "do not give", "citalopram");
        assertThat(composition.getSection().get(4).getText().getDivAsString()).contains("2026-08-13");
    }

    @Test
    void ofSomebodyWhoWasNeverTestedSaysSo() {
        var body = "{'resourceType':'Patient','id':'untested'}";
        Http.send("PUT", "/fhir/Patient/untested", body);
        var composition = (Composition) passport("untested").getEntryFirstRep().getResource();
        assertThat(composition.getSection().get(0).getText().getDivAsString())
                .contains("No result of a pharmacogene is on file.");
    }

    @Test
    void tellsWhatIsKnownBeyondGenes() {
        var composition = (Composition)
                passport("demo-arthritis-counts").getEntryFirstRep().getResource();
        assertThat(composition.getSection().get(2).getText().getDivAsString())
                .contains("eGFR", "estimated by CKD-EPI 2021 from creatinine 2.1 mg/dL", "below 30: methotrexate");
        assertThat(composition.getSection().get(3).getText().getDivAsString()).contains("anti-CCP", "HBsAg", "never");
    }

    @Test
    void countsAreGivenOverTimeBesideTheirThresholds() {
        var answer = Http.get("/fhir/Patient/demo-clozapine-course/$counts");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var parameters =
                RunningServer.bean(FhirContext.class).newJsonParser().parseResource(Parameters.class, answer.body());
        var count = parameters.getParameter().get(0);
        assertThat(count.getPart().get(0).getValue().primitiveValue()).isEqualTo("absolute neutrophil count");
        assertThat(count.getPart().stream()
                        .filter(part -> part.getName().equals("point"))
                        .map(part -> part.getPart().get(1).getValue().primitiveValue()))
                .containsExactly("5200", "4800", "4100", "3600", "2900", "2200", "1700", "1200");
        assertThat(count.getPart().stream()
                        .filter(part -> part.getName().equals("threshold"))
                        .filter(part -> part.getPart().stream()
                                .anyMatch(one -> one.getName().equals("taken")))
                        .map(part -> part.getPart().get(1).getValue() + " "
                                + part.getPart().get(0).getValue().primitiveValue()))
                .containsExactly("below 500", "from 500", "below 1000", "from 1000", "below 1500");
        assertThat(Http.get("/fhir/Patient/nobody-here/$counts").status()).isEqualTo(404);
    }

    @Test
    void ofNobodyIsNotFound() {
        assertThat(Http.get("/fhir/Patient/nobody-here/$passport").status()).isEqualTo(404);
    }

    @Test
    void theCapabilityStatementNamesThePacks() {
        assertThat(Http.get("/fhir/metadata")
                        .json()
                        .at("/implementation/description")
                        .asText())
                .contains("knowledge: ", "cpic 2026-08-13", "fda-pgx 2026-08-13");
    }
}
