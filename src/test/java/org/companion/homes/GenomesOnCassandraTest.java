package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.companion.testing.CassandraCluster;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose genomes lie on a cluster answers as one whose genomes lie in its database. */
@Tag("cassandra")
class GenomesOnCassandraTest {
    private static final String FOUND = "/fhir/$find-subject-variants?subject=Patient/jane"
            + "&ranges=NC_000001.11:800-1000,NC_000002.12:400-600&includeVariants=true";
    private static final String CARRIERS =
            "/fhir/$find-population-specific-variants?variants=NC_000002.12:499:A:G&includePatientList=true";
    private static final String VCF = "##fileformat=VCFv4.2\n##reference=GRCh38\n"
            + "##contig=<ID=1,length=248956422>\n##contig=<ID=2,length=242193529>\n"
            + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tjane\n"
            + "1\t900\t.\tA\tG\t.\tPASS\t.\tGT\t0/1\n2\t500\t.\tA\tG\t.\tPASS\t.\tGT\t1/1\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void isThere() {
        assumeTrue(CassandraCluster.isThere(), "without -Pcassandra no cluster is started");
    }

    @Test
    void theSameIsFoundAndWhatIsDeletedIsGone() throws Exception {
        var here = told("here", List.of());
        var cluster = CassandraCluster.three();
        var there = told("there", onCluster(cluster));
        assertThat(here.get(0)).contains("NC_000001.11:899:A:G", "NC_000002.12:499:A:G");
        assertThat(here.get(1)).contains("\"jane\"");
        assertThat(there).isEqualTo(here);
        assertThat(there.get(2)).doesNotContain("NC_000001.11:899:A:G");
        assertThat(there.get(3)).doesNotContain("\"jane\"");
    }

    @Test
    void aServerDoesNotStartWithoutTheShelfThatItsGenomesLieOn() throws Exception {
        told("left", onCluster(CassandraCluster.three()), false);
        var log = folder.resolve("without.log");
        try (var server = OwnProcess.begin(log, Ports.free(), settings("left"))) {
            assertThat(server.awaitEnd()).isNotZero();
        }
        assertThat(Files.readString(log)).contains("Set companion.genomes.cassandra.contact-points again");
    }

    private static List<String> onCluster(CassandraCluster cluster) {
        return List.of(
                "--companion.genomes.cassandra.contact-points=" + String.join(",", cluster.contactPoints()),
                "--companion.genomes.cassandra.keyspace=" + CassandraCluster.newKeyspace(),
                "--companion.genomes.cassandra.username=" + CassandraCluster.USER,
                "--companion.genomes.cassandra.password=" + CassandraCluster.PASSWORD,
                "--companion.genomes.cassandra.tls=false");
    }

    private List<String> told(String data, List<String> more) throws Exception {
        return told(data, more, true);
    }

    /** What is found before and after the patient is deleted. */
    private List<String> told(String data, List<String> more, boolean deleted) throws Exception {
        var settings = new ArrayList<>(settings(data));
        settings.addAll(more);
        try (var server = OwnProcess.start(folder.resolve(data + ".log"), Ports.free(), settings)) {
            server.send("PUT", "/fhir/Patient/jane", "{\"resourceType\":\"Patient\",\"id\":\"jane\"}");
            var imported = server.post(
                    "/fhir/$import-vcf?subject=Patient/jane&testIdentifier=t&genomicSourceClass=germline",
                    "text/plain",
                    VCF);
            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
            var told = new ArrayList<>(found(server));
            if (deleted) {
                delete(server);
                told.addAll(found(server));
            }
            return told;
        }
    }

    /** The patient and all that points there, as one transaction. */
    private static void delete(OwnProcess server) throws Exception {
        var all = new ArrayList<>(List.of("Patient/jane"));
        for (var type : List.of("Procedure", "Observation", "DiagnosticReport", "Specimen", "Provenance")) {
            var ids = Pattern.compile("\"fullUrl\": ?\"[^\"]*/(" + type + "/[^\"]+)\"")
                    .matcher(server.get("/fhir/" + type + "?" + (type.equals("Provenance") ? "" : "patient=jane"))
                            .body());
            while (ids.find()) {
                all.add(ids.group(1));
            }
        }
        var entries = all.stream()
                .map(one -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + one + "\"}}")
                .collect(Collectors.joining(","));
        var gone = server.send(
                "POST", "/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
    }

    private static List<String> found(OwnProcess server) throws Exception {
        var found = new ArrayList<String>();
        for (var question : List.of(FOUND, CARRIERS)) {
            found.add(server.get(question).body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id"));
        }
        return found;
    }

    private List<String> settings(String data) {
        return List.of("--companion.demo=false", "--companion.data=" + folder.resolve(data));
    }
}
