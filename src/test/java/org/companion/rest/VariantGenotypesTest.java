package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.companion.testing.Http;
import org.junit.jupiter.api.Test;

/** Variants that a laboratory reported one by one make a genotype where they leave nothing open. */
class VariantGenotypesTest {
    private static final String SPDI_38 = "NC_000010.11:94781858:G:A";
    private static final String SPDI_37 = "NC_000010.10:96541615:G:A";

    private static void reported(String patient, String id, String identity, String state, String more) {
        var body = """
                {"resourceType":"Observation","id":"%s","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},
                 "subject":{"reference":"Patient/%s"},
                 "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA9633-4","display":"Present"}]},
                 "component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},"valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org","code":"HGNC:2621","display":"CYP2C19"}]}},
                  %s%s
                  {"code":{"coding":[{"system":"http://loinc.org","code":"53034-5"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"%s"}]}}]}
                """.formatted(id, patient, identity, more, state);
        var answer = Http.send("PUT", "/fhir/Observation/" + id, body);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static String component(String code, String value) {
        return ("{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]},"
                        + "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"%s\"}]}},")
                .formatted(code, value);
    }

    private static String spdi(String value) {
        return component("81252-9", value);
    }

    private static String advice(String patient) {
        return Http.get("/fhir/Patient/" + patient + "/$advise?medication=clopidogrel")
                .body();
    }

    private static void patient(String id) {
        Http.send("PUT", "/fhir/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
    }

    @Test
    void aVariantOnBothCopiesLeavesNothingOpen() {
        patient("single-1");
        reported("single-1", "single-1-v", spdi(SPDI_38), "LA6705-3", "");
        assertThat(advice("single-1")).contains("CYP2C19 *2/*2 by its variants (Poor Metabolizer)", "avoid");
    }

    @Test
    void itMayBeOnTheOtherBuildOrAnRsid() {
        patient("single-2");
        reported("single-2", "single-2-v", spdi(SPDI_37), "LA6705-3", "");
        assertThat(advice("single-2")).contains("*2/*2 by its variants");
        patient("single-3");
        reported("single-3", "single-3-v", component("81255-2", "rs4244285"), "LA6705-3", "");
        assertThat(advice("single-3")).contains("*2/*2 by its variants");
    }

    @Test
    void aVariantOnOneCopyAloneSaysNothingOfTheOther() {
        patient("single-4");
        reported("single-4", "single-4-v", spdi(SPDI_38), "LA6706-1", "");
        assertThat(advice("single-4")).doesNotContain("by its variants");
    }

    @Test
    void aTumoursVariantIsNotInherited() {
        patient("single-5");
        reported("single-5", "single-5-v", spdi(SPDI_38), "LA6705-3", component("48002-0", "LA6684-0"));
        assertThat(advice("single-5")).doesNotContain("by its variants");
    }
}
