package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
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
                .containsExactly("Genes", "Drugs", "Knowledge");
        assertThat(composition.getSection().get(0).getText().getDivAsString())
                .contains("CYP2C19", "*2/*2", "Poor Metabolizer");
        assertThat(composition.getSection().get(1).getText().getDivAsString())
                .contains("clopidogrel", "do not give", "citalopram");
        assertThat(composition.getSection().get(2).getText().getDivAsString()).contains("2026-08-13");
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
