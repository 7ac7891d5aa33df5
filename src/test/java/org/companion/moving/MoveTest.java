package org.companion.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.companion.testing.Fhir;
import org.companion.testing.OwnProcess;
import org.companion.testing.Ports;
import org.companion.testing.Postgres;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house moves from its H2 file to PostgreSQL: a first copy while it is at work, the last one when it has stopped. */
@Tag("long")
class MoveTest {
    @TempDir
    private Path folder;

    @Test
    void theServerAnswersFromPostgresWhatItAnsweredFromItsFile() throws Exception {
        Assumptions.assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: it is not tried");
        var database = Postgres.newDatabase();
        var backups = Files.createDirectory(folder.resolve("backups"));
        var file = List.of(
                "--companion.demo=true",
                "--companion.data=" + folder.resolve("data"),
                "--companion.backups=" + backups);
        var shared = List.of(
                "--companion.demo=false",
                "--companion.data=" + folder.resolve("other"),
                "--spring.datasource.url=" + database);
        assertThatThrownBy(() -> move(folder.resolve("data"), database)).hasMessageContaining("neither");

        List<String> answers;
        try (var server = OwnProcess.start(folder.resolve("log"), Ports.free(), file)) {
            genotype(server, "before", "*1/*1");
            genotype(server, "gone", "*1/*1");
            assertThatThrownBy(() -> move(folder.resolve("data"), database)).hasMessageContaining("is working with");
            var backup = backup(backups);
            assertThatThrownBy(() -> move(backup, database)).hasMessageContaining("no tables yet");
            made(shared);
            assertThat(move(backup, database)).anyMatch(line -> line.contains("state of the backup"));

            genotype(server, "before", "*2/*2");
            genotype(server, "after", "*2/*2");
            server.send("DELETE", "/fhir/Observation/gone", "");
            answers = answers(server);
            server.terminate();
            server.awaitEnd();
        }
        assertThat(refused(shared)).contains("is being filled");
        var last = move(folder.resolve("data"), database);
        assertThat(last)
                .anyMatch(line -> line.startsWith("Compared by SHA-256"))
                .anyMatch(line -> line.startsWith("Done"));
        assertThatThrownBy(() -> move(folder.resolve("data"), database)).hasMessageContaining("patients of its own");

        try (var server = OwnProcess.start(folder.resolve("log"), Ports.free(), shared)) {
            assertThat(answers(server)).isEqualTo(answers);
            genotype(server, "later", "*1/*2");
            assertThat(server.send("POST", "/fhir/Patient", "{\"resourceType\":\"Patient\"}")
                            .statusCode())
                    .as("numbers go on behind those that were given")
                    .isEqualTo(201);
        }
    }

    private static List<String> move(Path from, String database) {
        var told = new ArrayList<String>();
        MoveCommand.run("", told::add, "move", "--from=" + from, "--to=" + database);
        return told;
    }

    private static Path backup(Path backups) throws IOException {
        var asked = Files.createFile(backups.resolve("now"));
        Awaitility.await().until(() -> !Files.exists(asked));
        try (var files = Files.list(backups)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void made(List<String> settings) throws IOException, InterruptedException {
        try (var server = OwnProcess.start(folder.resolve("log2"), Ports.free(), settings)) {
            server.terminate();
            server.awaitEnd();
        }
    }

    private String refused(List<String> settings) throws IOException, InterruptedException {
        var log = folder.resolve("log3");
        try (var server = OwnProcess.begin(log, Ports.free(), settings)) {
            assertThat(server.awaitEnd()).isNotZero();
        }
        return Files.readString(log);
    }

    private static void genotype(OwnProcess server, String id, String alleles)
            throws IOException, InterruptedException {
        server.send("PUT", "/fhir/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        var answer = server.send(
                "PUT",
                "/fhir/Observation/" + id,
                ("{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                                + id + "'}," + Fhir.genotype("CYP2C19", alleles) + "}")
                        .replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static List<String> answers(OwnProcess server) throws IOException, InterruptedException {
        var answers = new ArrayList<String>();
        for (var path : List.of(
                "/fhir/Patient?_summary=count",
                "/fhir/Observation?_sort=_id&_count=200",
                "/fhir/Observation/before/_history",
                "/fhir/Observation/gone",
                "/fhir/Patient/before/$advise?medication=clopidogrel",
                "/fhir/Patient/after/$advise?medication=clopidogrel",
                "/fhir/Patient/$find-subject-haplotypes?subject=Patient/after&genes=CYP2C19")) {
            var answer = server.get(path);
            answers.add(answer.statusCode() + " "
                    + answer.body()
                            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                            .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                            .replaceAll("(\"Bundle\",\"id\":\"UUID\",\"meta\":\\{\"lastUpdated\":\")[^\"]+", "$1NOW"));
        }
        return answers;
    }
}
