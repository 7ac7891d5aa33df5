package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.companion.fhir.Json;
import org.companion.fhir.Profiles;
import org.companion.testing.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packs say of a patient's results is answered beside what a laboratory has written down. */
class PackImplicationsTest {
    private static final String LUNG_CANCER = "https://disease-ontology.org%7CDOID:1324";

    @BeforeAll
    static void aPatientWithAVariantAndADiplotype() {
        Http.send("PUT", "/fhir/Patient/implied-1", "{'resourceType':'Patient','id':'implied-1'}");
        observation("implied-1-v", "69548-6", "LA9633-4", "'http://loinc.org'", "", """
                {'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'coding':[
                {'system':'http://www.genenames.org','code':'HGNC:1097','display':'BRAF'}]}},
                {'code':{'coding':[{'system':'http://loinc.org','code':'48005-3'}]},'valueCodeableConcept':{'coding':[
                {'system':'http://varnomen.hgvs.org','code':'NP_004324.2:p.(Val600Glu)'}]}},
                {'code':{'coding':[{'system':'http://loinc.org','code':'48002-0'}]},'valueCodeableConcept':{'coding':[
                {'system':'http://loinc.org','code':'LA6684-0'}]}},
                {'code':{'coding':[{'system':'http://loinc.org','code':'48004-6'}]},'valueCodeableConcept':{'coding':[
                {'system':'http://varnomen.hgvs.org','code':'NM_004333.6:c.1799T>A'}]}}""");
        observation("implied-1-g", "84413-4", "CYP2C19 *2/*2", "'http://www.pharmvar.org'", "*2/*2", """
                {'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'coding':[
                {'system':'http://www.genenames.org','code':'HGNC:2621','display':'CYP2C19'}]}}""");
    }

    private static void observation(
            String id, String code, String value, String system, String text, String components) {
        Http.send(
                "PUT",
                "/fhir/Observation/" + id,
                "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'coding':[{'system':"
                        + "'http://loinc.org','code':'" + code + "'}]},'subject':{'reference':'Patient/implied-1'},"
                        + "'valueCodeableConcept':{'coding':[{'system':" + system + ",'code':'" + value + "'"
                        + (text.isEmpty() ? "" : ",'display':'" + text + "'") + "}]},'component':["
                        + components.replace("\n", "") + "]}");
    }

    @Test
    void aLabelThatAsksForTheVariantIsAnImplicationOfIt() {
        var said = implications("&ranges=NC_000007.14:140713327-140924929&treatments=vemurafenib");
        assertThat(said).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("derivedFrom").toString()).contains("Observation/implied-1-v");
            assertThat(one.path("component").toString())
                    .contains("51963-7", "vemurafenib", "knowledge-base", "version");
        });
    }

    @Test
    void aDiplotypeSaysWhatItsDrugWillDo() {
        var said = implications("&haplotypes=CYP2C19%20*2/*2&treatments=Plavix");
        assertThat(said)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("component").toString())
                        .contains("clopidogrel", "LA9657-3")
                        .containsAnyOf("CPIC", "FDA"));
    }

    @Test
    void aLabelForAllTumoursIsFoundByOneOfThemAndCarriesItsCode() {
        assertThat(implications("&ranges=NC_000007.14:140713327-140924929&conditions=" + LUNG_CANCER))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("component").toString()).contains("DOID:1324"));
    }

    @Test
    void nothingIsSaidOfOtherDrugsVariantsTestsAndWhereNothingIsAsked() {
        assertThat(implications("")).isEmpty();
        assertThat(implications("&treatments=metformin")).isEmpty();
        assertThat(implications("&ranges=NC_000001.11:1000-2000&treatments=vemurafenib"))
                .isEmpty();
        assertThat(implications("&treatments=vemurafenib&testIdentifiers=another"))
                .isEmpty();
        assertThat(implications("&treatments=vemurafenib&genomicSourceClass=germline"))
                .isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswerTwice() {
        assertThat(implications("&treatments=vemurafenib")).isEqualTo(implications("&treatments=vemurafenib"));
    }

    @Test
    void allThatIsAnsweredIsWhatItsProfileDemands() {
        var answer = answer("&ranges=NC_000007.14:140713327-140924929&treatments=vemurafenib,clopidogrel");
        var resources =
                Json.each(answer, "parameter").map(one -> one.path("resource")).toList();
        assertThat(resources).hasSizeGreaterThan(1).allSatisfy(resource -> {
            var url = resource.path("meta").path("profile").path(0).asText();
            assertThat(Profiles.errors(resource.toString(), url.substring(url.lastIndexOf('/') + 1)))
                    .isEmpty();
        });
    }

    private static List<JsonNode> implications(String question) {
        return Json.each(answer(question), "parameter")
                .filter(one -> one.path("name").asText().equals("implication"))
                .map(one -> one.path("resource"))
                .toList();
    }

    private static JsonNode answer(String question) {
        var answer = Http.get("/fhir/$find-subject-tx-implications?subject=implied-1" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
