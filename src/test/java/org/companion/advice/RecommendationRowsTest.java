package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Patient.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.genome.Gene;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each row of the CPIC recommendations is found by what it asks for, and no other row beside it. */
class RecommendationRowsTest {
    private static final Path PACKS = Path.of("src/main/resources/knowledge");
    private static final Library PACKS_READ = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS_READ.knowledge(), PACKS_READ.units());
    private static List<CSVRecord> phenotypes = List.of();
    private static List<CSVRecord> rows = List.of();
    private static Map<String, CSVRecord> byId = Map.of();

    @BeforeAll
    static void read() throws IOException {
        rows = table("cpic/recommendations.csv");
        phenotypes = table("alleles/phenotypes.csv");
        byId = rows.stream().collect(Collectors.toMap(row -> row.get("id"), row -> row));
    }

    private static List<CSVRecord> table(String file) throws IOException {
        var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (var parser = csv.parse(Files.newBufferedReader(PACKS.resolve(file)))) {
            return parser.getRecords();
        }
    }

    @Test
    void allRecommendationsAreThere() {
        assertThat(rows).hasSize(2115);
        assertThat(rows.stream().map(row -> row.get("drugs")).distinct()).hasSize(107);
    }

    @Test
    void eachIsFoundByItsLookupAndNoOtherRowBesideIt() {
        for (var row : rows) {
            var found = given(patient(row.get("lookup")), row.get("drugs")).stream()
                    .map(advice -> advice.statement().id())
                    .filter(id -> byId.containsKey(id) && isOf(row, byId.get(id)))
                    .toList();
            assertThat(found).as(row.get("lookup") + " and " + row.get("drugs")).containsExactly(row.get("id"));
        }
    }

    @Test
    void nothingIsAssumedWhereTheResultsLeaveNothingOpen() {
        for (var row : rows) {
            var advice = given(patient(row.get("lookup")), row.get("drugs")).stream()
                    .filter(one -> one.statement().id().equals(row.get("id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(advice.applicability().filter(words -> words.contains("score") || words.contains("settled")))
                    .as(row.get("lookup"))
                    .isEmpty();
        }
    }

    @Test
    void noRowSpeaksWithoutAnyResult() {
        var ids = new HashSet<>(byId.keySet());
        for (var drug : rows.stream().map(row -> row.get("drugs")).collect(Collectors.toSet())) {
            assertThat(given(with(), drug))
                    .extracting(one -> one.statement().id())
                    .doesNotContainAnyElementsOf(ids);
        }
    }

    private static List<Advice> given(Patient patient, String drug) {
        var medication = Coded.words(drug);
        var order = new Order(
                Optional.empty(),
                medication,
                PACKS_READ.knowledge().drugs().recognise(medication),
                List.of(),
                Optional.empty(),
                false,
                Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    private static boolean isOf(CSVRecord one, CSVRecord other) {
        return one.get("population").equals(other.get("population"));
    }

    private static Patient patient(String lookup) {
        var patient = with();
        for (var part : lookup.split("\\|")) {
            var at = part.indexOf('=');
            var gene = part.substring(0, at);
            var value = part.substring(at + 1);
            if (Set.of("positive", "negative").contains(value)) {
                var star = gene.indexOf('*');
                patient.allele(
                        gene.substring(0, star),
                        gene.substring(star),
                        value.equals("positive") ? Presence.PRESENT : Presence.ABSENT);
            } else if (!value.equals("No Result")) {
                result(patient, gene, value);
            }
        }
        return patient;
    }

    /** A score is reported with its phenotype, as laboratories do. */
    private static void result(Patient patient, String gene, String value) {
        var phenotype = phenotypes.stream()
                .filter(row -> row.get("gene").equals(gene) && row.get("score").equals(value))
                .map(row -> row.get("phenotype"))
                .findFirst();
        patient.has(new Finding.Phenotype(
                new Gene(gene),
                phenotype.orElse(value),
                phenotype.map(name -> value),
                new Source("Observation/" + gene, Optional.empty(), false)));
    }
}
