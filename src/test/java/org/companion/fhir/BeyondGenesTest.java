package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.resource;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.PatientId;
import org.companion.chart.Source;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read beside genes, by the packs that come with the program. */
class BeyondGenesTest {
    private static final ChartReader READER =
            new ChartReader(new Intake(Library.read(Optional.empty()).vocabulary(), Sequence.NONE));

    private static Chart chart(String... resources) {
        return READER.read(
                new PatientId("1"),
                Arrays.stream(resources).map(text -> resource(text)).toList());
    }

    private static String observation(String members) {
        return "{'resourceType':'Observation','id':'o','status':'final','subject':{'reference':'Patient/1'}," + members
                + "}";
    }

    private static String loinc(String code) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]},";
    }

    private static String interpreted(String code) {
        return ",'interpretation':[{'coding':[{'code':'" + code + "'}]}]";
    }

    @ParameterizedTest
    @CsvSource({"POS, positive", "H, positive", "NEG, negative", "N, negative", "IND, equivocal"})
    void aNumberOfSerologyIsReadByItsInterpretation(String code, String value) {
        var read = chart(
                observation(loinc("33935-8") + "'valueQuantity':{'value':180,'unit':'U/mL'}" + interpreted(code)));
        assertThat(read.findings(Biomarker.class)).singleElement().satisfies(marker -> {
            assertThat(marker.name()).isEqualTo("anti-CCP");
            assertThat(marker.values()).containsExactly(value);
        });
        assertThat(read.findings(Measurement.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"20.1, U/mL, positive", "20, U/mL, negative", "5, U/mL, negative", "20.1, U/L, ''"})
    void withoutAnInterpretationItsRangeOfReferenceTells(String value, String unit, String told) {
        var read = chart(observation(loinc("33935-8") + "'valueQuantity':{'value':" + value + ",'unit':'U/mL'},"
                + "'referenceRange':[{'high':{'value':20,'unit':'" + unit + "'}}]"));
        assertThat(read.findings(Biomarker.class)
                        .map(marker -> String.join("", marker.values()))
                        .toList())
                .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource({
        "'valueQuantity:16', R, RESISTANT",
        "'valueQuantity:16', S, SUSCEPTIBLE",
        "'valueQuantity:16', I, INTERMEDIATE",
        "Resistant, '', RESISTANT",
        "Susceptible, '', SUSCEPTIBLE",
        "Not susceptible, '', RESISTANT",
        "A2143G mutation detected, '', RESISTANT",
        "No mutation detected, '', SUSCEPTIBLE",
        "Resistance not detected, '', SUSCEPTIBLE"
    })
    void whatADrugDoesToAGermIsReadInAnyForm(String value, String code, Susceptibility.Answer answer) {
        var given = value.startsWith("valueQuantity")
                ? "'valueQuantity':{'value':16,'unit':'ug/mL'}" + interpreted(code)
                : "'valueCodeableConcept':{'text':'" + value + "'}";
        assertThat(chart(observation(loinc("18907-6") + given)).findings(Susceptibility.class))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.drug()).isEqualTo("clarithromycin");
                    assertThat(read.answer()).isEqualTo(answer);
                    assertThat(read.germ()).isEmpty();
                });
    }

    @Test
    void theGermIsThatOfTheCultureTheResultBelongsTo() {
        var culture = "{'resourceType':'Observation','id':'c','status':'final','subject':{'reference':'Patient/1'},"
                + loinc("6463-4") + "'valueCodeableConcept':{'text':'Helicobacter pylori'},"
                + "'hasMember':[{'reference':'Observation/o'}]}";
        var read = chart(culture, observation(loinc("18907-6") + "'valueCodeableConcept':{'text':'Resistant'}"));
        assertThat(read.findings(Susceptibility.class))
                .singleElement()
                .satisfies(one -> assertThat(one.germ()).contains("H. pylori"));
        assertThat(read.findings(Biomarker.class)).extracting(Biomarker::name).containsExactly("H. pylori");
        var named = chart(observation(
                "'code':{'text':'Helicobacter pylori clarithromycin resistance'},'valueString':'Not detected'"));
        assertThat(named.findings(Susceptibility.class)).singleElement().satisfies(one -> {
            assertThat(one.germ()).contains("H. pylori");
            assertThat(one.answer()).isEqualTo(Susceptibility.Answer.SUSCEPTIBLE);
        });
    }

    @Test
    void aCultureWithoutGrowthSaysNothingOfAnyGerm() {
        var read = chart(observation(loinc("625-4") + "'valueCodeableConcept':{'text':'No Clostridioides difficile'}"));
        assertThat(read.findings(Biomarker.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "72166-2, LA18976-3, tobacco smoking, current", "72166-2, LA15920-4, tobacco smoking, former",
        "72166-2, LA18978-9, tobacco smoking, never", "82810-3, LA15173-0, pregnancy, pregnant",
        "82810-3, LA26683-5, pregnancy, not pregnant"
    })
    void howAPersonLivesIsReadByLoinc(String code, String answer, String name, String value) {
        var read = chart(observation(loinc(code)
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + answer + "'}]}"));
        assertThat(read.findings(Trait.class)).singleElement().satisfies(trait -> {
            assertThat(trait.name()).isEqualTo(name);
            assertThat(trait.values()).containsExactly(value);
        });
    }

    @Test
    void anOrderOfFoodTellsTheDiet() {
        var order = "{'resourceType':'NutritionOrder','id':'n','status':'active','dateTime':'2026-11-01',"
                + "'patient':{'reference':'Patient/1'},'oralDiet':{'type':[{'text':'Ketogenic diet'}]},"
                + "'excludeFoodModifier':[{'text':'Grapefruit'}]}";
        assertThat(chart(order).findings(Trait.class))
                .extracting(trait -> trait.name() + ": " + String.join(",", trait.values()))
                .containsExactly("very-low-carbohydrate diet or fasting: yes", "grapefruit: none");
        assertThat(chart(order.replace("active", "revoked")).findings()).isEmpty();
    }

    @Test
    void ancestryIsThatWhichThePatientNames() {
        var patient = "{'resourceType':'Patient','id':'1','extension':[{'url':"
                + "'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race','extension':[{'url':'detailed',"
                + "'valueCoding':{'system':'urn:oid:2.16.840.1.113883.6.238','code':'2046-1','display':'Thai'}},"
                + "{'url':'text','valueString':'from somewhere'}]}]}";
        assertThat(chart(patient).findings())
                .singleElement()
                .satisfies(found -> assertThat(((Trait) found).values()).containsExactly("Thai"));
    }

    @Test
    void aRangeIsOneMeasurement() {
        var read = chart(observation(loinc("751-8")
                + "'valueRange':{'low':{'value':1,'unit':'10*3/uL'},'high':{'value':2,'unit':'10*3/uL'}}"));
        assertThat(read.findings(Measurement.class))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).isEqualTo("1–2 10*3/uL"));
    }

    @Test
    void aCountIsRecognisedByItsNameAlone() {
        var read = chart(
                observation("'code':{'text':'Absolute Neutrophil Count'},'valueQuantity':{'value':1,'unit':'G/L'}"));
        assertThat(read.findings(Measurement.class))
                .singleElement()
                .satisfies(one -> assertThat(one.loinc()).containsExactly("751-8"));
    }

    @Test
    void aSpecimenOfSomebodyElseMakesTheResultUnusable() {
        var result = observation(
                loinc("751-8") + "'specimen':{'reference':'Specimen/s'},'valueQuantity':{'value':1,'unit':'G/L'}");
        var specimen = "{'resourceType':'Specimen','id':'s','subject':{'reference':'Patient/%s'}}";
        assertThat(chart(result, specimen.formatted("2")).findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(((Unreadable) found).what()).isEqualTo(Source.OF_ANOTHER);
                    assertThat(((Unreadable) found).about()).containsExactly("751-8");
                });
        assertThat(chart(result, specimen.formatted("1")).findings(Measurement.class))
                .hasSize(1);
        assertThat(chart(result).findings(Measurement.class))
                .as("a specimen that is not on file")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, tablet, 2, 1, d, 400",
        "200, mg, 1, 1, d, 200",
        "0.4, g, 1, 1, d, 400",
        "1, tablet, 1, 12, h, 400",
        "7, tablet, 1, 1, wk, 200",
        "1, {tbl}, 1, 2, d, 100"
    })
    void theDoseOfADayIsReckoned(String value, String unit, int frequency, int period, String per, String expected) {
        var order = resource("{'resourceType':'MedicationRequest','id':'m','dosageInstruction':[{'timing':{'repeat':"
                        + "{'frequency':" + frequency + ",'period':" + period + ",'periodUnit':'" + per + "'}},"
                        + "'doseAndRate':[{'doseQuantity':{'value':" + value + ",'unit':'" + unit + "'}}]}]}")
                .json();
        assertThat(DoseReader.milligramsADay(order, "hydroxychloroquine sulfate 200 MG Oral Tablet"))
                .hasValueSatisfying(dose ->
                        assertThat(dose.setScale(0, RoundingMode.HALF_UP)).isEqualByComparingTo(expected));
    }

    @Test
    void aDoseThatIsNotGivenIsNotGuessed() {
        var twice =
                "{'doseAndRate':[{'doseQuantity':{'value':1,'unit':'tablet'}}],'timing':{'code':{'coding':[{'code':'BID'}]}}}";
        for (var instructions :
                List.of("", twice + "," + twice, twice.replace("BID", "PRN"), twice.replace("tablet", "puff"))) {
            var order = resource(
                            "{'resourceType':'MedicationRequest','id':'m','dosageInstruction':[" + instructions + "]}")
                    .json();
            assertThat(DoseReader.milligramsADay(order, "a 200 MG tablet"))
                    .as(instructions)
                    .isEmpty();
        }
        var order = resource("{'resourceType':'MedicationRequest','id':'m','dosageInstruction':[" + twice + "]}")
                .json();
        assertThat(DoseReader.milligramsADay(order, "a 5 MG / b 10 MG tablet")).isEmpty();
        assertThat(DoseReader.milligramsADay(order, "a 200 MG tablet"))
                .hasValueSatisfying(dose -> assertThat(dose).isEqualByComparingTo("400"));
    }
}
