package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.json;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.companion.cdshooks.Client.Style;
import org.companion.fhir.Resource;
import org.companion.testing.Patient;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order that a suggestion puts in place of the draft. */
class SuggestionsTest {
    private static final IParser STRICT =
            FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    private static final String REST =
            ",'identifier':[{'value':'x'}],'authoredOn':'2026-11-23','requester':{'reference':'Practitioner/1'},"
                    + "'dosageInstruction':[{'text':'75 mg daily','doseAndRate':[{'doseQuantity':{'value':75,'unit':'mg'}}]}],"
                    + "'dispenseRequest':{'quantity':{'value':30},'numberOfRepeatsAllowed':3},'text':{'status':'generated','div':"
                    + "'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>clopidogrel</div>'},'reasonCode':[{'text':'ACS'}],"
                    + "'extension':[{'url':'https://example.org/x','valueString':'kept'}]";
    private static final String CONTAINED =
            "'contained':[{'resourceType':'Medication','id':'m','code':{'text':'clopidogrel'},"
                    + "'form':{'text':'tablet'}},{'resourceType':'Practitioner','id':'p'}],'medicationReference':{'reference':'#m','display':'Plavix'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CLOPIDOGREL,
                CONTAINED,
                "'medicationReference':{'reference':'Medication/7','display':'clopidogrel'}"
            })
    void everyTopLevelMemberOfTheDraftIsKept(String medication) {
        var draft = json(draft("a", medication + REST));
        var replaced = replaced(draft);
        assertThat(names(replaced))
                .containsAll(names(draft).stream()
                        .filter(name -> !name.startsWith("medication"))
                        .toList());
        assertThat(names(replaced).stream().filter(name -> name.startsWith("medication")))
                .hasSize(1);
        assertThat(replaced.path("extension")).isEqualTo(draft.path("extension"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CLOPIDOGREL,
                CONTAINED,
                "'medicationReference':{'reference':'Medication/7','display':'clopidogrel'}",
                CLOPIDOGREL + ",'dispenseRequest':{'quantity':{'value':30}}",
                CONTAINED + "," + CLOPIDOGREL
            })
    void theOrderIsValidFhirWithoutEmptiesAndWithoutTheOldDrug(String medication) {
        var replaced = replaced(json(draft(
                "a",
                medication
                        + REST.replace(
                                medication.contains("dispenseRequest")
                                        ? ",'dispenseRequest':{'quantity':{'value':30},'numberOfRepeatsAllowed':3}"
                                        : "~",
                                ""))));
        assertThat(empties(replaced)).isZero();
        assertThat(replaced.toString())
                .contains("prasugrel")
                .doesNotContainIgnoringCase("clopidogrel")
                .doesNotContain("Plavix", "309362");
        assertThat(STRICT.parseResource(MedicationRequest.class, replaced.toString())
                        .getDosageInstruction())
                .singleElement()
                .satisfies(dosage -> assertThat(dosage.getText()).isEqualTo("Dose to be set by the prescriber"));
    }

    @Test
    void theDraftItselfIsNotTouched() {
        var draft = json(draft("a", CONTAINED + REST));
        var before = draft.deepCopy();
        replaced(draft);
        assertThat((Object) draft).isEqualTo(before);
    }

    @Test
    void onlyOneSuggestionIsRecommendedAndEachHasOneAction() {
        var suggestions = suggestions(json(draft("a", CLOPIDOGREL)));
        assertThat(suggestions)
                .extracting(Card.Suggestion::label)
                .containsExactly("Order prasugrel instead of clopidogrel", "Order ticagrelor instead of clopidogrel");
        assertThat(suggestions)
                .filteredOn(one -> Boolean.TRUE.equals(one.isRecommended()))
                .hasSize(1);
        assertThat(suggestions).allSatisfy(one -> assertThat(one.actions()).hasSize(1));
        assertThat(suggestions.get(0).actions().get(0).type()).isEqualTo("update");
        assertThat(suggestions.get(0).actions().get(0).resource().path("id").asText())
                .isEqualTo("a");
    }

    private static JsonNode replaced(JsonNode draft) {
        return suggestions(draft).get(0).actions().get(0).resource();
    }

    private static List<Card.Suggestion> suggestions(JsonNode draft) {
        var advice = Patient.with().genotype("CYP2C19", "*2", "*2").given("clopidogrel");
        var request = HookRequest.read(json(sign("null")), Hook.ORDER_SIGN);
        return new Suggestions(request, House.client(Style.PLAIN))
                .of(new Note(Optional.of(Resource.of(draft)), advice.get(0), List.of(), false));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static long empties(JsonNode node) {
        var here = node.isContainerNode() && node.isEmpty()
                        || node.isNull()
                        || node.isTextual() && node.textValue().isEmpty()
                ? 1
                : 0;
        return here
                + StreamSupport.stream(node.spliterator(), false)
                        .mapToLong(SuggestionsTest::empties)
                        .sum();
    }
}
