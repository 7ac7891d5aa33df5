package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.companion.fhir.Json;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Liftover;
import org.companion.genome.Spdi;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/** A VCF file with the positions of pharmacogenes becomes genotypes, and these become advice. */
class DiplotypeImportTest {
    private static final Path POSITIONS = Path.of("src/main/resources/knowledge/definitions/positions.csv");
    private static final Map<String, String> CARRIER =
            Map.of("rs12769205", "0/1", "rs4244285", "0/1", "rs3758581", "1/1");

    @Test
    void aCarrierOfAStarAlleleIsCalledAndAdvised() {
        patient("pgx-1", "female");
        var receipt = imported("pgx-1", "", vcf(Set.of("CYP2C19"), CARRIER, Set.of()));
        assertThat(receipt).contains("CYP2C19: *1/*2");
        var genotype = genotypes("pgx-1").get(0);
        assertThat(genotype.path("valueCodeableConcept").path("text").asText()).isEqualTo("CYP2C19 *1/*2");
        assertThat(genotype.path("derivedFrom").size()).isEqualTo(35);
        assertThat(genotype.path("method").path("text").asText()).contains("definitions 2025-11-05");
        assertThat(advice("pgx-1", "clopidogrel"))
                .contains("Intermediate Metabolizer", "CYP2C19 *1/*2", "cpic:8480387");
    }

    @Test
    void onTheOtherBuildTheSameIsCalled() {
        patient("pgx-2", "female");
        assertThat(imported("pgx-2", "", lifted("CYP2C19", CARRIER))).contains("CYP2C19: *1/*2");
    }

    @Test
    void whereAKeyPositionIsMissingNothingIsCalled() {
        patient("pgx-3", "female");
        var receipt = imported("pgx-3", "", vcf(Set.of("CYP2C19"), CARRIER, Set.of("rs4986893")));
        assertThat(receipt)
                .contains("CYP2C19: not called, alleles that matter could be there unseen")
                .contains("could be there unseen: *3")
                .contains("not looked at: rs4986893");
        assertThat(genotypes("pgx-3")).isEmpty();
        assertThat(advice("pgx-3", "clopidogrel")).doesNotContain("Metabolizer");
    }

    @Test
    void aNoCallIsNoReference() {
        patient("pgx-4", "female");
        var called = Map.of("rs12769205", "0/1", "rs4244285", "0/1", "rs3758581", "1/1", "rs12248560", "./.");
        assertThat(imported("pgx-4", "", vcf(Set.of("CYP2C19"), called, Set.of())))
                .contains("CYP2C19: *1/*2; could be there unseen: *17; not looked at: rs12248560");
        patient("pgx-9", "female");
        assertThat(imported(
                        "pgx-9", "", vcf(Set.of("CYP2C19"), Map.of("rs3758581", "1/1", "rs12248560", "./."), Set.of())))
                .as("where it would change the meaning")
                .contains("CYP2C19: not called, alleles that matter", "could be there unseen: *17");
    }

    @Test
    void aVariantOfDihydropyrimidineDehydrogenaseIsToldByItsOwnName() {
        patient("pgx-5", "male");
        assertThat(imported("pgx-5", "", vcf(Set.of("DPYD"), Map.of("rs3918290", "0/1"), Set.of())))
                .contains("DPYD: Reference/c.1905+1G>A (*2A)");
        assertThat(advice("pgx-5", "fluorouracil")).contains("dose-change", "1905+1G>A", "50 %");
    }

    @Test
    void aManHasOneCopyOfAGeneOnTheX() {
        patient("pgx-6", "male");
        assertThat(imported("pgx-6", "", vcf(Set.of("G6PD"), Map.of(), Set.of())))
                .contains("G6PD: B (reference)\"");
        assertThat(advice("pgx-6", "rasburicase")).contains("G6PD", "standard");
    }

    @Test
    void aGeneOfCopiesAndHybridsIsLeftOpen() {
        patient("pgx-7", "female");
        assertThat(imported("pgx-7", "", vcf(Set.of("CYP2D6"), Map.of(), Set.of())))
                .contains("CYP2D6: not called, deletions, further copies and hybrids", "possible *1/*1");
        assertThat(genotypes("pgx-7")).isEmpty();
    }

    @Test
    void aTumourHasNoInheritedGenotype() {
        patient("pgx-8", "female");
        var receipt = imported("pgx-8", "&genomicSourceClass=somatic", vcf(Set.of("CYP2C19"), CARRIER, Set.of()));
        assertThat(receipt).doesNotContain("CYP2C19: ");
        assertThat(genotypes("pgx-8")).isEmpty();
    }

    private static String vcf(Set<String> genes, Map<String, String> called, Set<String> without) {
        var lines = rows().stream()
                .filter(row -> genes.contains(row.get("gene")) && !without.contains(row.get("name")))
                .sorted(Comparator.comparing((CSVRecord row) -> row.get("contig"))
                        .thenComparingInt(row -> Integer.parseInt(row.get("position"))))
                .map(row -> "%s\t%s\t%s\t%s\t%s\t.\tPASS\t.\tGT\t%s"
                        .formatted(
                                row.get("contig"),
                                row.get("position"),
                                row.get("name"),
                                row.get("reference"),
                                row.get("alternatives").replace('|', ','),
                                called.getOrDefault(row.get("name"), "0/0")))
                .collect(Collectors.joining("\n"));
        return head("GRCh38") + lines + "\n";
    }

    private static String lifted(String gene, Map<String, String> called) {
        var liftover = RunningServer.bean(Liftover.class);
        return head("GRCh37")
                + rows().stream()
                        .filter(row -> row.get("gene").equals(gene))
                        .map(row -> {
                            var alternative = row.get("alternatives").split("\\|")[0];
                            var change = new Spdi(
                                    new Contig(row.get("contig")),
                                    Integer.parseInt(row.get("position")) - 1,
                                    row.get("reference"),
                                    alternative);
                            var other = liftover.lift(change, Assembly.GRCH37).orElseThrow();
                            return "%s\t%d\t.\t%s\t%s\t.\tPASS\t.\tGT\t%s"
                                    .formatted(
                                            other.contig(),
                                            other.start() + 1,
                                            other.deleted(),
                                            other.inserted(),
                                            called.getOrDefault(row.get("name"), "0/0"));
                        })
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String head(String build) {
        return "##fileformat=VCFv4.2\n##reference=" + build
                + "\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n";
    }

    private static List<CSVRecord> rows() {
        var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (var parser = csv.parse(Files.newBufferedReader(POSITIONS))) {
            return parser.getRecords();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String imported(String patient, String more, String vcf) {
        var answer = Http.upload(
                "/fhir/$import-vcf?testIdentifier=t&subject=Patient/" + patient + more,
                "text/plain",
                vcf.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static List<JsonNode> genotypes(String patient) {
        return Json.each(
                        Http.get("/fhir/Observation?code=84413-4&patient=" + patient)
                                .json(),
                        "entry")
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static String advice(String patient, String drug) {
        return Http.get("/fhir/Patient/" + patient + "/$advise?medication=" + drug)
                .body();
    }

    private static void patient(String id, String sex) {
        var body = "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"gender\":\"%s\"}".formatted(id, sex);
        assertThat(Http.send("PUT", "/fhir/Patient/" + id, body).status()).isBetween(200, 201);
    }
}
