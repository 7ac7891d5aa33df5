package org.companion.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Tables.disease;

import java.util.List;
import org.companion.chart.Coded;
import org.companion.knowledge.Diseases.Relation;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiseasesTest {
    private final Diseases diseases = Tables.diseases();

    @ParameterizedTest
    @CsvSource({
        "chronic myeloid leukemia, chronic myeloid leukemia, IS", "chronic myeloid leukemia, cancer, IS",
        "cancer, chronic myeloid leukemia, MAY_BE", "leukemia, chronic myeloid leukemia, MAY_BE",
        "acute myeloid leukemia, chronic myeloid leukemia, IS_NOT", "gout, cancer, IS_NOT"
    })
    void aDiagnosisIsTheDiseaseOrWiderOrSomethingElse(String diagnosis, String disease, Relation relation) {
        assertThat(diseases.relation(disease(diagnosis), disease(disease))).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10-cm, C92.1, chronic myeloid leukemia",
        "http://hl7.org/fhir/sid/icd-10-cm, C92.10, chronic myeloid leukemia",
        "http://hl7.org/fhir/sid/icd-10-cm, C34.11, lung cancer",
        "urn:oid:2.16.840.1.113883.6.90, C50.911, breast cancer",
        "http://hl7.org/fhir/sid/icd-10, M10.9, gout",
        "http://oncotree.mskcc.org, NSCLC, lung non-small cell carcinoma",
        "https://disease-ontology.org, DOID:9256, colorectal cancer"
    })
    void aCodeIsRecognisedAlsoByItsCategory(String system, String code, String name) {
        assertThat(diseases.recognise(coded(system, code, ""))).contains(disease(name));
    }

    @ParameterizedTest
    @CsvSource({
        "CML, chronic myeloid leukemia",
        "Chronic myeloid leukaemia, chronic myeloid leukemia",
        "'Chronic myeloid leukemia, BCR/ABL-positive', chronic myeloid leukemia",
        "Non-small cell lung cancer stage IV, lung non-small cell carcinoma",
        "Small cell lung cancer, lung small cell carcinoma",
        "Carcinoma of the breast (left), breast cancer"
    })
    void wordsAreRecognisedTheLongestNameFirst(String words, String name) {
        assertThat(diseases.recognise(Coded.words(words))).contains(disease(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Family history of breast cancer",
                "FH: family history of melanoma",
                "Screening for colorectal cancer",
                "No evidence of lung cancer",
                "At risk of gout",
                "Gout ruled out",
                "Rule out melanoma",
                "No history of gout",
                "goutweed allergy",
                "",
                "broken arm"
            })
    void whatIsNoDiagnosisOfTheseIsNone(String words) {
        assertThat(diseases.recognise(Coded.words(words))).isEmpty();
    }

    @Test
    void aKnownCodeIsStrongerThanTheWordsBesideIt() {
        var both = new Coded(
                List.of(
                        new Coded.Code("http://example.org/local", "7", "gout"),
                        new Coded.Code("http://hl7.org/fhir/sid/icd-10-cm", "C43.9", "")),
                "gout");
        assertThat(diseases.recognise(both)).contains(disease("melanoma"));
    }

    @Test
    void onlyIcd10CodesFallBackOnTheirCategory() {
        assertThat(diseases.recognise(coded("http://oncotree.mskcc.org", "NSCLCX", "")))
                .isEmpty();
        assertThat(diseases.recognise(coded("http://hl7.org/fhir/sid/icd-10-cm", "C9", "")))
                .isEmpty();
    }

    @Test
    void codesOfUnknownSystemsSayNothing() {
        assertThat(diseases.recognise(coded("http://example.org", "C43.9", ""))).isEmpty();
        assertThat(diseases.recognise(coded("http://example.org", "1", "Melanoma")))
                .contains(disease("melanoma"));
    }

    @Test
    void cancersOfAnyKindAreCancers() {
        assertThat(diseases.isCancer(disease("cancer"))).isTrue();
        assertThat(diseases.isCancer(disease("lung small cell carcinoma"))).isTrue();
        assertThat(diseases.isCancer(disease("gout"))).isFalse();
    }

    private static Coded coded(String system, String code, String display) {
        return new Coded(List.of(new Coded.Code(system, code, display)), "");
    }
}
