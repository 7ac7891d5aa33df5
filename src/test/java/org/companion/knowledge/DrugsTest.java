package org.companion.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Tables.drug;

import java.util.List;
import org.companion.chart.Coded;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrugsTest {
    private final Drugs drugs = Tables.drugs();

    @ParameterizedTest
    @CsvSource({"32968, ingredient", "309362, clinical drug", "213169, branded drug"})
    void aDrugIsRecognisedByItsRxnormCode(String rxcui, String kind) {
        assertThat(drugs.recognise(coded(Ingredient.RXNORM, rxcui, "")))
                .as(kind)
                .containsExactly(drug("clopidogrel"));
        assertThat(drugs.recognise(coded("urn:oid:2.16.840.1.113883.6.88", rxcui, "")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "clopidogrel, clopidogrel",
        "CLOPIDOGREL 75 mg tablet, clopidogrel",
        "Plavix 75mg (clopidogrel), clopidogrel",
        "Plavix, clopidogrel",
        "imatinib mesylate 400 MG, imatinib",
        "Gleevec 100 mg, imatinib",
        "ASA, aspirin"
    })
    void aDrugIsRecognisedByItsWords(String words, String name) {
        assertThat(drugs.recognise(Coded.words(words))).containsExactly(drug(name));
        assertThat(drugs.recognise(coded("http://example.org", "x", words))).containsExactly(drug(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abacavir 600 MG / lamivudine 300 MG Oral Tablet",
                "lamivudine/abacavir",
                "Abacavir and lamivudine"
            })
    void aCombinationHasAllItsIngredients(String words) {
        assertThat(drugs.recognise(Coded.words(words))).containsExactlyInAnyOrder(drug("abacavir"), drug("lamivudine"));
        assertThat(drugs.recognise(coded(Ingredient.RXNORM, "602393", ""))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unobtainium 5 mg", "aspirinate", "preclopidogrel", "casa 5 mg", "asa 5 mg in casa"})
    void aNameInsideAnotherWordOrTooShortToBeSureIsNoDrug(String words) {
        assertThat(drugs.recognise(Coded.words(words))).isEmpty();
    }

    @Test
    void aKnownCodeIsStrongerThanTheWordsAndAnUnknownOneIsNot() {
        var known = new Coded(List.of(new Coded.Code(Ingredient.RXNORM, "282388", "clopidogrel")), "clopidogrel");
        assertThat(drugs.recognise(known)).containsExactly(drug("imatinib"));
        var unknown = new Coded(List.of(new Coded.Code(Ingredient.RXNORM, "1", "")), "clopidogrel");
        assertThat(drugs.recognise(unknown)).containsExactly(drug("clopidogrel"));
    }

    @Test
    void aCodeOfAnotherSystemIsNoRxnormCode() {
        assertThat(drugs.recognise(coded("http://example.org", "32968", ""))).isEmpty();
    }

    private static Coded coded(String system, String code, String display) {
        return new Coded(List.of(new Coded.Code(system, code, display)), "");
    }
}
