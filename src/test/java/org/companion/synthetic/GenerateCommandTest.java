package org.companion.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.companion.fhir.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that writes synthetic patients: its files, and what it refuses. */
class GenerateCommandTest {
    @TempDir
    Path folder;

    private String run(String... options) {
        var all = new String[options.length + 1];
        all[0] = "generate";
        System.arraycopy(options, 0, all, 1, options.length);
        return GenerateCommand.run(all);
    }

    private String to(String name) {
        return "--to=" + folder.resolve(name);
    }

    @Test
    void aLongerRunBeginsWithTheSameBytes() throws IOException {
        run("--patients=600", "--seed=7", "--day=2026-11-28", to("short"));
        run("--patients=1300", "--seed=7", "--day=2026-11-28", to("long"));
        for (var file : List.of("Patient.ndjson", "Observation.ndjson", "Condition.ndjson")) {
            var brief = Files.readString(folder.resolve("short").resolve(file));
            assertThat(Files.readString(folder.resolve("long").resolve(file))).startsWith(brief);
        }
        assertThat(Files.readAllLines(folder.resolve("long/Patient.ndjson"))).hasSize(1300);
    }

    @Test
    void theFirstPatientsHaveGenomesToo() throws IOException {
        var said = run("--patients=3", "--seed=7", "--day=2026-11-28", to("g"), "--genomes=2", "--calls=2200");
        assertThat(said).startsWith("3 patients in ").contains("Patient 3");
        assertThat(folder.resolve("g/syn7-0.vcf.gz")).isNotEmptyFile();
        assertThat(folder.resolve("g/syn7-1.vcf.gz")).isNotEmptyFile();
        assertThat(folder.resolve("g/syn7-2.vcf.gz")).doesNotExist();
    }

    @Test
    void patientsOfAnotherGeneratorStayAsTheyAreAndGetOurFindings() throws IOException {
        var theirs = Files.createDirectory(folder.resolve("theirs"));
        var patient =
                "{\"resourceType\":\"Patient\",\"id\":\"6d0fcea7-4f9d-beef-c326-d4a90b059348\",\"gender\":\"female\","
                        + "\"birthDate\":\"1961-04-02\",\"extension\":[{\"url\":"
                        + "\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race\",\"extension\":[{\"url\":\"ombCategory\","
                        + "\"valueCoding\":{\"code\":\"2054-5\"}}]}]}\n";
        Files.writeString(theirs.resolve("Patient.ndjson"), patient);
        Files.writeString(theirs.resolve("Encounter.1795824000000.ndjson"), "{ as it was }\n");
        Files.writeString(theirs.resolve("parameters.json"), "{}");
        run("--clinical=" + theirs, "--seed=7", "--day=2026-11-28", to("both"));
        assertThat(folder.resolve("both/clinical.Patient.ndjson")).hasContent(patient);
        assertThat(folder.resolve("both/clinical.Encounter.1795824000000.ndjson"))
                .hasContent("{ as it was }\n");
        assertThat(folder.resolve("both/Patient.ndjson")).doesNotExist();
        assertThat(folder.resolve("both/Condition.ndjson")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("both/Observation.ndjson")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    var json = Json.stored(line);
                    assertThat(json.at("/subject/reference").asText())
                            .isEqualTo("Patient/6d0fcea7-4f9d-beef-c326-d4a90b059348");
                    assertThat(json.path("id").asText()).hasSizeLessThanOrEqualTo(64);
                });
    }

    @Test
    void whatIsLackingOrWrongIsSaid() throws IOException {
        assertThatThrownBy(() -> run("--patients=1", "--seed=7", to("x"))).hasMessageContaining("--day is lacking");
        assertThatThrownBy(() -> run("--patients=1", "--day=2026-11-28", to("x")))
                .hasMessageContaining("--seed is lacking");
        assertThatThrownBy(() -> run("--patients=1", "--seed=7", "--day=2026-11-28"))
                .hasMessageContaining("--to is lacking");
        assertThatThrownBy(() -> run("--seed=7", "--day=2026-11-28", to("x")))
                .hasMessageContaining("either --patients or --clinical");
        assertThatThrownBy(() -> run("--patients=-1", "--seed=7", "--day=2026-11-28", to("x")))
                .hasMessageContaining("--patients=-1 is no number");
        assertThatThrownBy(() -> run("--patients=1", "--seed=7", "--day=yesterday", to("x")))
                .hasMessageContaining("--day=yesterday is no day");
        assertThatThrownBy(() -> run("--pateints=1")).hasMessageStartingWith("--pateints=1 is not understood");
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/other"), "");
        assertThatThrownBy(() -> run("--patients=1", "--seed=7", "--day=2026-11-28", to("full")))
                .hasMessageContaining("is not empty");
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> run("--clinical=" + empty, "--seed=7", "--day=2026-11-28", to("y")))
                .hasMessageContaining("holds no patients");
    }
}
