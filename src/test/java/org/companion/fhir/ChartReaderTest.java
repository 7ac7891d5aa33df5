package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.json;
import static org.companion.testing.Fhir.observation;
import static org.companion.testing.Fhir.reader;
import static org.companion.testing.Fhir.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.chart.PatientId;
import org.companion.chart.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartReaderTest {
    private static final String NEUTROPHILS = "'code':{'coding':[{'system':'http://loinc.org','code':'751-8'}]},";

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "registered"})
    void aResultThatIsWithdrawnOrNotYetMadeIsNeverUsed(String status) {
        var text = observation(genotype("CYP2C19", "*2/*2")).json().toString().replace("final", status);
        assertThat(read(resource(text))).isEmpty();
        assertThat(read(report("final", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "amended", "corrected", "unknown"})
    void otherResultsAreUsed(String status) {
        var text = observation(genotype("CYP2C19", "*2/*2")).json().toString().replace("final", status);
        assertThat(read(resource(text)))
                .singleElement()
                .satisfies(found -> assertThat(found.source().preliminary()).isFalse());
    }

    @Test
    void aPreliminaryResultIsUsedAndSaid() {
        var text = observation(genotype("CYP2C19", "*2/*2")).json().toString().replace("final", "preliminary");
        assertThat(read(resource(text)))
                .singleElement()
                .satisfies(found -> assertThat(found.source().preliminary()).isTrue());
    }

    @Test
    void aResultInsideAReportIsReadUnlessTheReportIsWithdrawn() {
        var inside = observation(genotype("CYP2C19", "*2/*2")).json().toString();
        assertThat(read(report("final", inside))).hasSize(1).allMatch(Genotype.class::isInstance);
        assertThat(read(report("entered-in-error", inside))).isEmpty();
        assertThat(read(report("cancelled", inside))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-23",
        "2026-11-23T08:30:00+02:00, 2026-11-23",
        "2026-11, 2026-11-01",
        "2026, 2026-01-01"
    })
    void aDateThatIsOnlyPartlyGivenIsItsFirstDay(String written, LocalDate day) {
        var found = read(observation(genotype("CYP2C19", "*2/*2") + ",'effectiveDateTime':'" + written + "'"));
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.source().date()).contains(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "20261123", "26-11", "2026-1-1"})
    void whatIsNoDateIsNone(String written) {
        var found = read(observation(genotype("CYP2C19", "*2/*2") + ",'effectiveDateTime':'" + written + "'"));
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.source().date()).isEmpty());
    }

    @Test
    void thePeriodsEndAndElseTheIssueIsTheDay() {
        var period = "'effectivePeriod':{'start':'2026-01-01','end':'2026-02-02'},'issued':'2026-03-03T00:00:00Z'";
        assertThat(day(period)).contains(LocalDate.of(2026, 2, 2));
        assertThat(day("'issued':'2026-03-03T00:00:00Z'")).contains(LocalDate.of(2026, 3, 3));
    }

    private static Optional<LocalDate> day(String members) {
        return read(observation(genotype("CYP2C19", "*2/*2") + "," + members))
                .get(0)
                .source()
                .date();
    }

    @Test
    void anObjectWhereAListIsDueIsAListOfOne() {
        var odd = observation("'code':{'coding':{'code':'84413-4'}},"
                + "'component':{'code':{'coding':{'code':'48018-6'}},'valueString':'CYP2C19'},'valueString':'*2/*2'");
        assertThat(read(odd))
                .singleElement()
                .isInstanceOfSatisfying(
                        Genotype.class, found -> assertThat(found.text()).isEqualTo("*2/*2"));
    }

    @Test
    void anIdMayBeLongerThanFhirAllows() {
        var id = "x".repeat(180);
        var text = observation(genotype("CYP2C19", "*2/*2")).json().toString().replace("o1", id);
        assertThat(read(resource(text)))
                .singleElement()
                .satisfies(found -> assertThat(found.source().reference()).isEqualTo("Observation/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'POS'", "'NEG'", "'DET'", "'ND'"})
    void anInterpretationAnswersWhereThereIsNoValue(String code) {
        var found = read(observation(
                "'code':{'text':'HLA-B*57:01 [Presence]'},'interpretation':[{'coding':[{'code':" + code + "}]}]"));
        var expected = code.equals("'POS'") || code.equals("'DET'") ? Presence.PRESENT : Presence.ABSENT;
        assertThat(found)
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.AlleleStatus.class,
                        one -> assertThat(one.presence()).isEqualTo(expected));
    }

    @Test
    void aBooleanAnswersYesOrNo() {
        assertThat(read(observation("'code':{'text':'EGFR T790M'},'valueBoolean':false")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Variant.class, one -> assertThat(one.presence()).isEqualTo(Presence.ABSENT));
    }

    @Test
    void aResultWithDataAbsentIsNoCall() {
        assertThat(read(observation("'code':{'text':'EGFR T790M'},'dataAbsentReason':{'text':'failed'}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Variant.class, one -> assertThat(one.presence()).isEqualTo(Presence.NO_CALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'valueRatio':{'numerator':{'value':1},'denominator':{'value':2}}",
                "'valueDateTime':'2026-01-01'",
                "'valueSampledData':{'data':'1 2'}",
                "'valueTime':'10:00'"
            })
    void aValueOfAKindThatIsNotReadIsSaid(String value) {
        assertThat(read(observation("'code':{'text':'EGFR mutation analysis'}," + value)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unreadable.class, one -> assertThat(one.about()).containsExactly("EGFR"));
        assertThat(read(observation(NEUTROPHILS + value))).singleElement().isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1e61",
                "0.0000000000000000000000000000000000000000000000000000000000000001",
                "'400'",
                "true",
                "{}",
                "null"
            })
    void aNumberThatIsNoMeasurementOfAPersonIsNotUsed(String value) {
        assertThat(read(observation(NEUTROPHILS + "'valueQuantity':{'value':" + value + ",'code':'/uL'}")))
                .noneMatch(Measurement.class::isInstance);
    }

    @Test
    void aQuantityKeepsItsUcumCodeElseItsUnit() {
        assertThat(measured("{'value':4E2,'unit':'per microlitre','code':'/uL','system':'http://unitsofmeasure.org'}")
                        .unit())
                .isEqualTo("/uL");
        assertThat(measured("{'value':400,'unit':'cells/uL','code':'7','system':'http://example.org'}")
                        .unit())
                .isEqualTo("cells/uL");
        assertThat(measured("{'value':400,'comparator':'<'}").comparator()).isEqualTo(Measurement.Comparator.LESS);
        assertThat(measured("{'value':0.40}").value()).isEqualByComparingTo(new BigDecimal("0.4"));
    }

    private static Measurement measured(String quantity) {
        return (Measurement)
                read(observation(NEUTROPHILS + "'valueQuantity':" + quantity)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "active, confirmed, true",
        "remission, confirmed, true",
        "recurrence, provisional, true",
        "'', '', true",
        "resolved, confirmed, false",
        "inactive, confirmed, false",
        "active, refuted, false",
        "active, entered-in-error, false"
    })
    void aConditionThatIsOverOrRefutedIsNoDiagnosis(String clinical, String verification, boolean diagnosis) {
        var condition = resource(
                "{'resourceType':'Condition','id':'c1','code':{'text':'gout'},'clinicalStatus':{'coding':[{'code':'"
                        + clinical + "'}]},'verificationStatus':{'coding':[{'code':'" + verification + "'}]}}");
        assertThat(chart(condition).diagnoses()).hasSize(diagnosis ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "active, order, true",
        "draft, order, true",
        "on-hold, reflex-order, true",
        "active, proposal, false",
        "active, plan, false",
        "completed, order, false",
        "revoked, order, false",
        "entered-in-error, order, false"
    })
    void aTestIsPendingFromItsOrderUntilItIsDone(String status, String intent, boolean pending) {
        assertThat(chart(request(status, intent, "")).pending()).hasSize(pending ? 1 : 0);
    }

    @Test
    void aRequestNotToTestIsNoPendingTest() {
        assertThat(chart(request("active", "order", ",'doNotPerform':true")).pending())
                .isEmpty();
    }

    private static Resource request(String status, String intent, String more) {
        return resource("{'resourceType':'ServiceRequest','id':'s1','status':'" + status + "','intent':'" + intent
                + "','code':{'text':'EGFR test'}" + more + "}");
    }

    private static Resource report(String status, String contained) {
        return resource("{'resourceType':'DiagnosticReport','id':'r1','status':'" + status + "','contained':["
                + contained + "]}");
    }

    private static List<Finding> read(Resource resource) {
        return chart(resource).findings();
    }

    private static Chart chart(Resource resource) {
        return reader().read(new PatientId("1"), List.of(resource));
    }

    @Test
    void whatIsNoResourceSaysNothing() {
        assertThat(Bundles.resources(json("[]"))).isEmpty();
        assertThat(Bundles.resources(json("'text'"))).isEmpty();
        assertThat(Bundles.resources(json("{'resourceType':'OperationOutcome'}")))
                .isEmpty();
        assertThat(Bundles.resources(
                        json("{'resourceType':'Bundle','entry':{'resource':{'resourceType':'Patient','id':'1'}}}")))
                .extracting(Resource::reference)
                .containsExactly("Patient/1");
    }
}
