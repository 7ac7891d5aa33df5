package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Genome.interval;
import static org.companion.testing.Genome.liftover;
import static org.companion.testing.Genome.place;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.ResultReader;
import org.companion.genome.Assembly;
import org.companion.genome.Sequence;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Role;
import org.companion.inquiry.Token;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Genomic results are found by place, allele, word and basis, on every database. */
class ResultsContractTest {
    private static final Optional<PatientId> ONE = Optional.of(new PatientId("1"));
    private static final Optional<PatientId> TWO = Optional.of(new PatientId("2"));

    private final Indexing indexing =
            new FhirIndexing(new ResultReader(Examples.intake(), liftover(), Sequence.NONE), Fhir.reader());
    private Engine.Opened database;
    private StoredResults results;

    private void open(Engine engine) {
        database = engine.open();
        results = new StoredResults(database.sql);
        write("Patient", "1", "");
        variant("v", "1", "NC_000007.14:140753335:A:T");
        variant("w", "2", "NC_000007.14:140753335:A:T");
        variant("x", "1", "NC_000007.14:140753400:ACGT:");
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void variantsAreFoundByPlaceOnEitherBuild(Engine engine) {
        open(engine);
        assertThat(at(ONE, "NC_000007.14:140753335-140753336")).containsExactly("v");
        assertThat(at(ONE, "NC_000007.13:140453135-140453136")).containsExactly("v");
        assertThat(at(ONE, "NC_000007.14:140753336-140753402")).containsExactly("x");
        assertThat(at(TWO, "NC_000007.14:140753336-140753402")).isEmpty();
        assertThat(at(Optional.empty(), "NC_000007.14:140753000-140753500")).containsExactlyInAnyOrder("v", "w", "x");
        assertThat(results.onlyOn(Assembly.GRCH37, ONE.get(), Kind.VARIANT)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void structuralVariantsOfAnyLengthAreFoundAmongAll(Engine engine) {
        open(engine);
        large("small", "1", 42522500, 42526812);
        large("huge", "2", 20000000, 50000000);
        var asked = place("NC_000022.10:42526000-42526100");
        assertThat(ids(results.at(Optional.empty(), Kind.LARGE, asked))).containsExactlyInAnyOrder("small", "huge");
        assertThat(results.extents(List.of("small")).get("small").outer().on37())
                .contains(interval("NC_000022.10:42522500-42526812"));
    }

    @ParameterizedTest
    @EnumSource
    void allelesAreFoundByTheirKeys(Engine engine) {
        open(engine);
        var keys = Set.of("NC_000007.13:140453135:1:T", "NC_000007.14:140753335:1:T");
        assertThat(ids(results.alleles(Optional.empty(), keys))).containsExactlyInAnyOrder("v", "w");
        assertThat(ids(results.alleles(ONE, keys))).containsExactly("v");
        assertThat(results.lengthens(List.of("v", "x"), -4)).isTrue();
        assertThat(results.lengthens(List.of("v"), -4)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreFoundWhateverTheirCaseAndSignsAreNoWildcards(Engine engine) {
        open(engine);
        genotype("g", "1", "*1/*17");
        genotype("h", "2", "*17/*17");
        assertThat(saying(Optional.empty(), Role.ALLELE, "cyp2c19 *1")).containsExactlyInAnyOrder("g");
        assertThat(saying(Optional.empty(), Role.ALLELE, "*17")).containsExactlyInAnyOrder("g", "h");
        assertThat(saying(TWO, Role.GENE, "CYP2C19")).containsExactly("h");
        assertThat(saying(Optional.empty(), Role.ALLELE, "CYP2C19 %")).isEmpty();
        assertThat(saying(Optional.empty(), Role.ALLELE, "CYP2C_9")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void implicationsAreFoundByWhatTheyAreDerivedFrom(Engine engine) {
        open(engine);
        write(
                "Observation",
                "t",
                "'status':'final','subject':{'reference':'Patient/1'},'code':{'coding':[{'code':'therapeutic-implication'}]},"
                        + "'derivedFrom':[{'reference':'Observation/v'}]");
        assertThat(ids(results.derived(Kind.THERAPEUTIC, Set.of("v", "w")))).containsExactly("t");
        assertThat(results.derived(Kind.DIAGNOSTIC, Set.of("v"))).isEmpty();
        assertThat(results.basis(List.of("t"))).isEqualTo(Map.of("t", Set.of("v")));
    }

    @ParameterizedTest
    @EnumSource
    void aChangedResultIsFoundAsItStandsNowAndADeletedOneNoMore(Engine engine) {
        open(engine);
        variant("v", "1", "NC_000007.14:140753335:A:G");
        assertThat(ids(results.alleles(ONE, Set.of("NC_000007.14:140753335:1:T"))))
                .isEmpty();
        assertThat(ids(results.alleles(ONE, Set.of("NC_000007.14:140753335:1:G"))))
                .containsExactly("v");
        note(ChartChange.deleted("Observation", "v"));
        assertThat(at(ONE, "NC_000007.14:140753335-140753336")).isEmpty();
        for (var table : List.of("genomic_result", "genomic_place", "genomic_allele", "genomic_saying")) {
            assertThat(database.sql.queryForObject(
                            "select count(*) from " + table + " where resource_id = 'v'", Integer.class))
                    .as(table)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRegionsOfADocumentAreFoundByContig(Engine engine) {
        open(engine);
        var bed = Base64.getEncoder()
                .encodeToString("NC_000001.11\t100\t200\nNC_000001.11\t300\t400\n".getBytes(StandardCharsets.UTF_8));
        write(
                "DocumentReference",
                "d",
                "'status':'current','subject':{'reference':'Patient/1'},'content':[{'attachment':{'title':'a.bed','data':'"
                        + bed + "'}}]");
        assertThat(results.regions("d", interval("NC_000001.11:150-350")))
                .contains(List.of(interval("NC_000001.11:100-200"), interval("NC_000001.11:300-400")));
        assertThat(results.regions("d", interval("NC_000002.12:150-350"))).contains(List.of());
        assertThat(results.regions("d", interval("NC_000001.10:150-350")))
                .as("another build")
                .isEmpty();
        assertThat(results.regions("none", interval("NC_000001.11:150-350"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPatientOnFileIsKnown(Engine engine) {
        open(engine);
        assertThat(results.knows(ONE.get())).isTrue();
        assertThat(results.knows(TWO.get())).isFalse();
    }

    private List<String> at(Optional<PatientId> scope, String range) {
        return ids(results.at(scope, Kind.VARIANT, place(range)));
    }

    private List<String> saying(Optional<PatientId> scope, Role role, String token) {
        return ids(results.saying(scope, role, Token.parse(token).orElseThrow()));
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private void variant(String id, String patient, String spdi) {
        write(
                "Observation",
                id,
                "'status':'final','subject':{'reference':'Patient/" + patient
                        + "'},'code':{'coding':[{'code':'69548-6'}]},'valueCodeableConcept':{'coding':[{'code':'LA9633-4'}]},"
                        + "'component':[{'code':{'coding':[{'code':'81252-9'}]},'valueString':'" + spdi + "'}]");
    }

    private void large(String id, String patient, int start, int end) {
        write(
                "Observation",
                id,
                "'status':'final','subject':{'reference':'Patient/" + patient
                        + "'},'code':{'coding':[{'code':'69548-6'}]},'component':["
                        + "{'code':{'coding':[{'code':'48013-7'}]},'valueCodeableConcept':{'coding':[{'code':'NC_000022.10'}]}},"
                        + "{'code':{'coding':[{'code':'92822-6'}]},'valueCodeableConcept':{'coding':[{'code':'LA30100-4'}]}},"
                        + "{'code':{'coding':[{'code':'81301-4'}]},'valueRange':{'low':{'value':" + start
                        + "},'high':{'value':" + end + "}}}]");
    }

    private void genotype(String id, String patient, String alleles) {
        write(
                "Observation",
                id,
                "'status':'final','subject':{'reference':'Patient/" + patient
                        + "'},'code':{'coding':[{'code':'84413-4'}]},'valueCodeableConcept':{'text':'" + alleles + "'},"
                        + "'component':[{'code':{'coding':[{'code':'48018-6'}]},'valueCodeableConcept':{'coding':"
                        + "[{'system':'http://www.genenames.org','code':'HGNC:2621','display':'CYP2C19'}]}}]");
    }

    private void write(String type, String id, String members) {
        var json = "{'resourceType':'" + type + "','id':'" + id + "'" + (members.isEmpty() ? "" : "," + members) + "}";
        note(ChartChange.updated(new StoredResource(type, id, json.replace('\'', '"'))));
    }

    private void note(ChartChange change) {
        database.transaction.executeWithoutResult(
                status -> new ChartTables(database.sql).note(List.of(change), indexing));
    }
}
