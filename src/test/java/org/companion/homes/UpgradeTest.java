package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.companion.fhir.Json;
import org.companion.testing.Fhir;
import org.companion.testing.OneServer;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** This release starts on a database that the release before has filled; {@code .ci/upgrade-fixture} made it. */
@Tag("long")
class UpgradeTest {
    /** What is noted of resources; a database from before the genomic index has none of it. */
    private static final List<String> NOTED = List.of(
            "genomic_result",
            "genomic_place",
            "genomic_allele",
            "genomic_saying",
            "genomic_word",
            "alteration",
            "reading",
            "chart_entry",
            "patient_identifier");

    private static final String STEPS =
            "select \"script\" from \"companion_schema_history\" order by \"installed_rank\"";

    @TempDir
    private Path folder;

    @Test
    void aFileOfTheReleaseBeforeIsUsedAndWhatWasNeverNotedIsNoted() throws Exception {
        try (var file = new GZIPInputStream(resource("h2.mv.db.gz"))) {
            Files.copy(file, folder.resolve("companion.mv.db"));
        }
        startsOn("jdbc:h2:file:" + folder.resolve("companion") + ";USER=sa", List.of());
    }

    @Test
    void aPostgresqlDatabaseOfTheReleaseBeforeIsUsedAndWhatWasNeverNotedIsNoted() throws Exception {
        assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        String dump;
        try (var file = new GZIPInputStream(resource("postgresql.sql.gz"))) {
            dump = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var database = Postgres.restored(dump);
        startsOn(database, List.of("--spring.datasource.url=" + database));
    }

    private void startsOn(String database, List<String> settings) throws Exception {
        var before = emptied(database);
        var all = new ArrayList<>(List.of("--companion.data=" + folder, "--companion.demo=false"));
        all.addAll(settings);
        try (var server = OneServer.start(all)) {
            assertThat(steps(server)).startsWith(before.toArray(String[]::new)).hasSizeGreaterThan(before.size());
            holds(server);
            takesWrites(server);
        }
    }

    private static List<String> steps(OneServer server) {
        return server.bean(JdbcTemplate.class).queryForList(STEPS, String.class);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("/upgrade/" + name));
    }

    /** Takes away what is noted; says which steps its tables have gone. */
    private static List<String> emptied(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database)) {
            var rows = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            NOTED.forEach(table -> rows.execute("delete from " + table));
            return rows.queryForList(STEPS, String.class);
        }
    }

    private static void holds(OneServer server) throws IOException, InterruptedException {
        var ann = json(server.get("/fhir/Patient?identifier=urn:old:mrn%7COLD%201-7"));
        assertThat(ann.path("total").asInt()).isEqualTo(1);
        assertThat(ann.at("/entry/0/resource/meta/versionId").asText()).isEqualTo("1");
        assertThat(json(server.get("/fhir/DiagnosticReport?subject=Patient/old-2&_include=DiagnosticReport:result"))
                        .path("entry"))
                .hasSize(2);
        assertThat(card(server)).contains("Poor Metabolizer");
        assertThat(server.get("/fhir/Patient/old-2/$advise?medication=dabrafenib")
                        .body())
                .contains("BRAF");
        assertThat(json(server.get("/fhir/$find-subject-variants?subject=Patient/old-2&includeVariants=true"
                                + "&ranges=NC_000007.14:140753000-140900000"))
                        .toString())
                .as("the variant of the genome that no Observation tells too")
                .contains("140753335:A:T", "140799999:C:G");
        assertThat(json(server.get("/fhir/AuditEvent?patient=Patient/old-1")).path("entry"))
                .as("who looked at her before")
                .isNotEmpty();
        var rows = server.bean(JdbcTemplate.class);
        assertThat(rows.queryForList("select plain_value from patient_number", String.class))
                .containsExactly("OLD17");
        assertThat(rows.queryForList("select patient_id from reading", String.class))
                .containsOnly("old-1");
        assertThat(rows.queryForList("select patient_id from genomic_result", String.class))
                .contains("old-1", "old-2");
    }

    private static void takesWrites(OneServer server) throws IOException, InterruptedException {
        var written = server.send(
                "PUT",
                "/fhir/Observation/old-1-genotype",
                "{'resourceType':'Observation','id':'old-1-genotype','status':'final','subject':"
                        + "{'reference':'Patient/old-1'}," + Fhir.genotype("CYP2C19", "*1/*1") + "}");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(card(server)).doesNotContain("Poor Metabolizer");
        assertThat(json(server.get("/fhir/Observation/old-1-genotype/_history")).path("entry"))
                .hasSize(2);
        assertThat(server.send("POST", "/fhir/Patient", "{'resourceType':'Patient'}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String card(OneServer server) throws IOException, InterruptedException {
        try (var call = resource("call.json")) {
            var body = new String(call.readAllBytes(), StandardCharsets.UTF_8);
            return json(server.send("POST", "/cds-services/companion-order-sign", body))
                    .path("cards")
                    .toString();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.stored(answer.body());
    }
}
