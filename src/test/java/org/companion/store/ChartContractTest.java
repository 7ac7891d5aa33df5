package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.observation;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.fhir.ResultReader;
import org.companion.genome.Sequence;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.companion.testing.Genome;
import org.companion.tumour.Alteration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of a patient is what is read of the patient, on every database. */
class ChartContractTest {
    private static final PatientId ONE = new PatientId("1");
    private static final Identifier MRN = new Identifier("urn:mrn", "77");

    private Engine.Opened database;
    private StoredCharts charts;
    private ChartWriter writer;
    private final Indexing indexing =
            new FhirIndexing(new ResultReader(Examples.intake(), Genome.liftover(), Sequence.NONE), Fhir.reader());

    private void open(Engine engine) {
        database = engine.open();
        var versions = new ChartVersions(database.sql, engine == Engine.H2, 100);
        writer = new ChartWriter(database.sql, indexing, versions);
        charts = new StoredCharts(
                database.sql,
                versions,
                (patient, resources, measured) -> Fhir.reader()
                        .read(
                                patient,
                                resources.stream().map(FhirIndexing::resource).toList(),
                                measured),
                () -> Set.of("751-8"),
                100);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPatientOfWhomNothingIsWrittenIsNotKnown(Engine engine) {
        open(engine);
        assertThat(charts.of(ONE)).isEmpty();
        write(ChartChange.created(result("a", "*2/*2")));
        assertThat(charts.of(ONE)).as("a result without its Patient").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aChartIsReadAsItWasWrittenLast(Engine engine) {
        open(engine);
        write(ChartChange.created(patient("")), ChartChange.created(result("a", "*1/*2")));
        assertThat(genotypes()).containsExactly("*1/*2");
        write(ChartChange.updated(result("a", "*2/*2")));
        assertThat(genotypes()).containsExactly("*2/*2");
        write(ChartChange.deleted("Observation", "a"));
        assertThat(genotypes()).isEmpty();
        write(ChartChange.deleted("Patient", "1"));
        assertThat(charts.of(ONE)).isEmpty();
    }

    private static StoredResource change(String id, String patient, String status) {
        return stored(
                "Observation",
                id,
                "'status':'" + status + "','subject':{'reference':'Patient/" + patient + "'},"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'69548-6'}]},'component':["
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'text':'KRAS'}},"
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'48005-3'}]},'valueCodeableConcept':{'text':'p.Gly12Cys'}}]");
    }

    @ParameterizedTest
    @EnumSource
    void aPatientIsFoundByWhatTheTumourCarriesAsItStandsNow(Engine engine) {
        open(engine);
        var carriers = new StoredCarriers(database.sql);
        var asked = Set.of(new Alteration("KRAS G12C"), new Alteration("ALK fusion"));
        write(ChartChange.created(change("k", "1", "final")), ChartChange.created(change("l", "2", "final")));
        assertThat(carriers.of(asked)).containsExactlyInAnyOrder(ONE, new PatientId("2"));
        assertThat(carriers.of(Set.of(new Alteration("KRAS G12D")))).isEmpty();
        assertThat(carriers.of(Set.of())).isEmpty();
        assertThat(carriers.mostFrequent(1)).containsExactly(Map.entry(new Alteration("KRAS"), 2));
        write(ChartChange.updated(change("k", "1", "entered-in-error")), ChartChange.deleted("Observation", "l"));
        assertThat(carriers.of(asked)).isEmpty();
        assertThat(carriers.mostFrequent(9)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void chartsThatAreReadTogetherAreThoseThatAreReadOneByOne(Engine engine) {
        open(engine);
        write(
                ChartChange.created(patient("")),
                ChartChange.created(result("a", "*1/*2")),
                ChartChange.created(stored("Medication", "7", "'code':{'text':'clopidogrel'}")),
                ChartChange.created(stored(
                        "MedicationRequest",
                        "r",
                        "'status':'active','intent':'order','subject':{'reference':'Patient/1'},"
                                + "'medicationReference':{'reference':'Medication/7'}")),
                ChartChange.created(change("l", "2", "final")));
        var together = charts.ofAll(List.of(ONE, new PatientId("2"), new PatientId("3")));
        assertThat(together).containsOnlyKeys(ONE);
        var one = together.get(ONE);
        assertThat(one.findings()).isEqualTo(charts.of(ONE).orElseThrow().findings());
        assertThat(one.treatments())
                .hasSize(1)
                .isEqualTo(charts.of(ONE).orElseThrow().treatments());
        assertThat(charts.ofAll(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasMeasuredIsReadFromItsRowsAsItWasWrittenLast(Engine engine) {
        open(engine);
        var count = count("a", "'value':1.20,'unit':'10*3/uL'", "");
        write(ChartChange.created(patient("")), ChartChange.created(count));
        var read =
                Fhir.reader().read(ONE, List.of(FhirIndexing.resource(count))).findings();
        assertThat(charts.of(ONE).orElseThrow().findings()).isEqualTo(read).hasSize(1);
        write(ChartChange.updated(count("a", "'comparator':'<','value':0.1,'unit':'10*3/uL'", "")));
        assertThat(measured()).containsExactly("<0.1 10*3/uL");
        write(ChartChange.updated(count("a", "'unit':'10*3/uL'", "")));
        assertThat(measured()).isEmpty();
        write(ChartChange.updated(count("a", "'value':2,'unit':'G/L'", "")));
        assertThat(measured()).containsExactly("2 G/L");
        write(ChartChange.deleted("Observation", "a"));
        assertThat(measured()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyAsksForIsNotRead(Engine engine) {
        open(engine);
        var other = stored(
                "Observation",
                "b",
                "'status':'final','subject':{'reference':'Patient/1'},'code':{'coding':[{'system':'http://loinc.org','code':'1-8'}]},"
                        + "'valueQuantity':{'value':1,'unit':'mg/dL'}");
        write(ChartChange.created(patient("")), ChartChange.created(other));
        assertThat(charts.of(ONE).orElseThrow().findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aResultOnAnotherPersonsSpecimenIsNamedWhicheverWasWrittenFirst(Engine engine) {
        open(engine);
        write(
                ChartChange.created(patient("")),
                ChartChange.created(
                        count("a", "'value':1,'unit':'10*3/uL'", "'specimen':{'reference':'Specimen/s'},")));
        assertThat(measured()).containsExactly("1 10*3/uL");
        write(ChartChange.created(stored("Specimen", "s", "'subject':{'reference':'Patient/2'}")));
        assertThat(measured()).isEmpty();
        assertThat(charts.of(ONE).orElseThrow().findings(Unreadable.class))
                .extracting(Unreadable::what)
                .containsExactly(Source.OF_ANOTHER);
        assertThat(charts.ofAll(List.of(ONE)).get(ONE)).isEqualTo(charts.of(ONE).orElseThrow());
        write(ChartChange.updated(stored("Specimen", "s", "'subject':{'reference':'Patient/1'}")));
        assertThat(measured()).containsExactly("1 10*3/uL");
    }

    private List<String> measured() {
        return charts.of(ONE)
                .orElseThrow()
                .findings(Measurement.class)
                .map(Measurement::text)
                .toList();
    }

    private static StoredResource count(String id, String quantity, String members) {
        return stored(
                "Observation",
                id,
                "'status':'final','subject':{'reference':'Patient/1'},'effectiveDateTime':'2026-11-20'," + members
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'751-8'}]},'valueQuantity':{"
                        + quantity + "}");
    }

    @ParameterizedTest
    @EnumSource
    void aMedicationOfNobodyIsPartOfTheChartsThatReferToIt(Engine engine) {
        open(engine);
        write(
                ChartChange.created(patient("")),
                ChartChange.created(stored("Medication", "7", "'code':{'text':'clopidogrel'}")),
                ChartChange.created(stored(
                        "MedicationRequest",
                        "r",
                        "'status':'active','intent':'order','subject':{'reference':'Patient/1'},"
                                + "'medicationReference':{'reference':'Medication/7'}")));
        assertThat(drugs()).containsExactly("clopidogrel");
        write(ChartChange.updated(stored("Medication", "7", "'code':{'text':'prasugrel'}")));
        assertThat(drugs()).containsExactly("prasugrel");
    }

    @ParameterizedTest
    @EnumSource
    void aPatientIsFoundByTheNumberOfAnInstitutionAsItStandsNow(Engine engine) {
        open(engine);
        write(ChartChange.created(patient("77")));
        assertThat(charts.knownAs(List.of(MRN))).containsExactly(ONE);
        assertThat(charts.knownAs(List.of(new Identifier("urn:other", "77")))).isEmpty();
        write(ChartChange.updated(patient("78")));
        assertThat(charts.knownAs(List.of(MRN))).isEmpty();
        assertThat(charts.knownAs(List.of(MRN, new Identifier("urn:mrn", "78"))))
                .containsExactly(ONE);
        write(ChartChange.deleted("Patient", "1"));
        assertThat(charts.knownAs(Set.of(new Identifier("urn:mrn", "78")))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsTooLongIsLeftOutAndNeverCutOff(Engine engine) {
        open(engine);
        write(ChartChange.created(patient("7".repeat(400))));
        assertThat(charts.knownAs(Set.of(new Identifier("urn:mrn", "7".repeat(256)))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatIsRolledBackLeavesNothing(Engine engine) {
        open(engine);
        database.transaction.executeWithoutResult(status -> {
            new ChartTables(database.sql).note(List.of(ChartChange.created(patient("77"))), indexing);
            status.setRollbackOnly();
        });
        assertThat(charts.of(ONE)).isEmpty();
        assertThat(charts.knownAs(List.of(MRN))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void writersOfOnePatientAtTheSameTimeLoseNothing(Engine engine) throws InterruptedException {
        open(engine);
        write(ChartChange.created(patient("")));
        var threads = Executors.newFixedThreadPool(8);
        threads.invokeAll(IntStream.range(0, 40)
                .<Callable<Void>>mapToObj(i -> () -> {
                    writeSurely(ChartChange.created(result("o" + i, "*1/*2")));
                    return null;
                })
                .toList());
        threads.shutdown();
        assertThat(genotypes()).hasSize(40);
        assertThat(database.sql.queryForObject("select version from chart_version where patient_id = '1'", Long.class))
                .isEqualTo(41);
    }

    private void write(ChartChange... changes) {
        database.transaction.executeWithoutResult(status -> List.of(changes).forEach(writer::write));
    }

    /** As the FHIR store does, which tries a write again that met another. */
    private void writeSurely(ChartChange change) {
        while (true) {
            try {
                write(change);
                return;
            } catch (ResourceVersionConflictException met) {
                Thread.onSpinWait();
            }
        }
    }

    private List<String> genotypes() {
        return charts.of(ONE)
                .orElseThrow()
                .findings(Genotype.class)
                .map(Genotype::text)
                .toList();
    }

    private List<String> drugs() {
        return charts.of(ONE).orElseThrow().treatments().stream()
                .map(Treatment::drug)
                .map(drug -> drug.name())
                .toList();
    }

    private static StoredResource patient(String number) {
        var identifier = number.isEmpty() ? "" : "'identifier':[{'system':'urn:mrn','value':'" + number + "'}],";
        return stored("Patient", "1", identifier + "'gender':'female'");
    }

    private static StoredResource result(String id, String alleles) {
        var json = observation(genotype("CYP2C19", alleles))
                .json()
                .toString()
                .replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + id + "\"");
        return new StoredResource("Observation", id, json);
    }

    private static StoredResource stored(String type, String id, String members) {
        var json = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        return new StoredResource(type, id, json.replace('\'', '"'));
    }
}
