package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Fhir.json;

import java.util.List;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'valueString':'7'",
                "'valueReference':{'reference':'Patient/7'}",
                "'valueId':'7'",
                "'valueUri':'https://a.example.org/Patient/7'"
            })
    void theSubjectIsAReferenceOrAnId(String value) {
        assertThat(read("{'name':'subject'," + value + "}").subject()).contains(new PatientId("7"));
    }

    @Test
    void aMedicationIsAConceptACodingATokenOrAName() {
        var rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
        var coded = new Coded(List.of(new Coded.Code(rxnorm, "32968", "")), "");
        assertThat(medication("'valueCoding':{'system':'" + rxnorm + "','code':'32968'}"))
                .isEqualTo(coded);
        assertThat(medication("'valueCodeableConcept':{'coding':[{'system':'" + rxnorm + "','code':'32968'}]}"))
                .isEqualTo(coded);
        assertThat(medication("'valueString':'" + rxnorm + "|32968'")).isEqualTo(coded);
        assertThat(medication("'valueString':'clopidogrel'")).isEqualTo(Coded.words("clopidogrel"));
    }

    @Test
    void whatTheDrugIsForAndForWhomIsRead() {
        assertThat(read("{'name':'condition','valueCodeableConcept':{'text':'gout'}}")
                        .conditions())
                .containsExactly(Coded.words("gout"));
        assertThat(read("{'name':'population','valueString':' adults '}").population())
                .contains("adults");
    }

    @Test
    void theChartIsABundleOfResources() {
        var question = read(
                "{'name':'chart','resource':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'1'}},{}]}}");
        assertThat(question.chart()).extracting(Resource::reference).containsExactly("Patient/1");
    }

    @Test
    void everythingIsWantedUnlessOnlyTheActionable() {
        assertThat(read("{'name':'include','valueCode':'actionable'}").actionable())
                .isTrue();
        assertThat(read("{'name':'include','valueCode':'all'}").actionable()).isFalse();
        assertThat(Question.read(json("{}")).actionable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "subject ! 'valueString':''", "subject ! 'valueReference':{'reference':'Group/1'}",
                        "medication ! 'valueCoding':{}",
                "medication ! 'valueString':' '", "condition ! 'valueCodeableConcept':{'coding':[]}",
                        "condition ! 'valueInteger':7",
                "population ! 'valueBoolean':true", "chart ! 'resource':{'resourceType':'Patient'}",
                        "chart ! 'valueString':'x'",
                "include ! 'valueCode':'some'", "drug ! 'valueString':'clopidogrel'"
            })
    void aRefusalNamesTheParameter(String name, String value) {
        assertThatThrownBy(() -> read("{'name':'" + name + "'," + value + "}"))
                .isInstanceOf(ParameterRefused.class)
                .hasMessageStartingWith("parameter " + name + ": ");
    }

    private static Coded medication(String value) {
        return read("{'name':'medication'," + value + "}").medications().get(0);
    }

    private static Question read(String parameter) {
        return Question.read(json("{'resourceType':'Parameters','parameter':[" + parameter + "]}"));
    }
}
